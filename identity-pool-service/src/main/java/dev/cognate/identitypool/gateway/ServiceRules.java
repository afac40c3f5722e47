package dev.cognate.identitypool.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** What the gateway has to know of a service to decide about its requests. */
public interface ServiceRules {

    /** Whether only the body tells what is asked, or proves the signature; such bodies are read as a whole first. */
    boolean readsBody(Head head);

    /**
     * What a request asks for.
     *
     * @param body as a whole when {@link #readsBody} said so, or else empty
     * @return fails with a {@link Refusal} when nobody can tell
     */
    Future<Ask> ask(Upstream upstream, Head head, Buffer body);

    /** The path to ask the upstream for, below its base: the one spelling of what was decided about. */
    String path(Upstream upstream, Head head);

    /** The answer to a refused request, as the service words it. */
    ErrorAnswer error(Refusal refusal, String path, String requestId);

    /**
     * A refusal as a service words it.
     *
     * @param type the error's name where the service puts it in a header of its own
     */
    record ErrorAnswer(int status, String contentType, String body, Optional<String> type) {}
}
