package dev.cognate.identitypool.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** A service's rules, but that refusals of all kinds have the status 403. Failures stay failures. */
record Forbidding(ServiceRules rules) implements ServiceRules {
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    @Override
    public boolean readsBody(Head head) {
        return rules.readsBody(head);
    }

    @Override
    public Future<Ask> ask(Upstream upstream, Head head, Buffer body) {
        return rules.ask(upstream, head, body);
    }

    @Override
    public String path(Upstream upstream, Head head) {
        return rules.path(upstream, head);
    }

    @Override
    public ErrorAnswer error(Refusal refusal, String path, String requestId) {
        ErrorAnswer answer = rules.error(refusal, path, requestId);
        return answer.status() < SERVER_ERROR
                ? new ErrorAnswer(FORBIDDEN, answer.contentType(), answer.body(), answer.type())
                : answer;
    }
}
