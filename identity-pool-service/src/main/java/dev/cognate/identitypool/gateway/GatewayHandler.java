package dev.cognate.identitypool.gateway;

import dev.cognate.identitypool.gateway.relay.HashedBody;
import dev.cognate.identitypool.gateway.relay.UpstreamCalls;
import dev.cognate.identitypool.gateway.relay.WholeBody;
import dev.cognate.wire.sigv4.ClaimedHead;
import dev.cognate.wire.sigv4.SignatureException;
import dev.cognate.wire.sigv4.SignedHead;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Takes one request through its steps: find the upstream, prove the signature, decide, pass on. */
@ApplicationScoped
class GatewayHandler {
    private static final int OK = 200;

    private final Upstreams upstreams;
    private final Services services;
    private final Checkpoint checkpoint;
    private final WholeBody bodies;
    private final UpstreamCalls calls;

    GatewayHandler(
            Upstreams upstreams, Services services, Checkpoint checkpoint, WholeBody bodies, UpstreamCalls calls) {
        this.upstreams = upstreams;
        this.services = services;
        this.checkpoint = checkpoint;
        this.bodies = bodies;
        this.calls = calls;
    }

    /** A request that is proven; {@code content} is what a body carries that was read for it. */
    private record Proven(Upstream upstream, Head head, SignedHead signed, Optional<Buffer> content) {}

    /** Passes a request on, or refuses it; never fails. */
    Future<Void> handle(HttpServerRequest request) {
        Head head = Head.of(request);
        Answers answers = new Answers(request, () -> services.whosAnswersFit(head));
        Promise<Void> served = Promise.promise();
        return Future.succeededFuture()
                .compose(start -> prove(request, head, served.future()))
                .compose(proven -> ask(proven).compose(ask -> serve(request, proven, ask, answers)))
                .recover(answers::refuse)
                .onComplete(served);
    }

    /** Refuses a request unread. */
    void refuse(HttpServerRequest request, Refusal refusal) {
        new Answers(request, () -> services.whosAnswersFit(Head.of(request))).refuse(refusal);
    }

    /** Only decides; for gateways that pass requests on themselves, so all that is asked for has to be allowed. */
    Future<SignedHead> decide(HttpServerRequest request, Head head) {
        Promise<Void> decided = Promise.promise();
        return Future.succeededFuture()
                .compose(start -> prove(request, head, decided.future()))
                .compose(proven -> ask(proven).map(ask -> {
                    checkpoint.require(proven.signed, head, ask.needs(), request);
                    return proven.signed;
                }))
                .onComplete(done -> decided.complete());
    }

    private Future<Proven> prove(HttpServerRequest request, Head head, Future<Void> served) {
        WellFormed.require(request);
        ClaimedHead claimed = claimed(head);
        Upstream upstream = upstream(head, claimed.service());
        if (!services.of(upstream.service()).readsBody(head)) {
            SignedHead signed = checkpoint.prove(head, claimed, Optional.empty());
            return Future.succeededFuture(new Proven(upstream, head, signed, Optional.empty()));
        }
        return bodies.of(request, served).map(body -> {
            SignedHead signed = checkpoint.prove(head, claimed, Optional.of(HashedBody.of(body)));
            return new Proven(upstream, head, signed, Optional.of(UpstreamCalls.checked(head, signed, body)));
        });
    }

    private static ClaimedHead claimed(Head head) {
        try {
            return ClaimedHead.of(head.request());
        } catch (SignatureException e) {
            throw Signatures.refused(e, head);
        }
    }

    private Upstream upstream(Head head, String service) {
        return upstreams
                .find(service, head.authority())
                .orElseThrow(() -> Refusal.notBuilt("A request to this service or host, which has no upstream in"
                        + " cognate.access-gateway.upstream,"));
    }

    private Future<Ask> ask(Proven proven) {
        return services.of(proven.upstream.service())
                .ask(proven.upstream, proven.head, proven.content.orElseGet(Buffer::buffer));
    }

    private Future<Void> serve(HttpServerRequest request, Proven proven, Ask ask, Answers answers) {
        if (ask.division().isPresent()) {
            List<Optional<Refusal>> verdicts = checkpoint.verdicts(proven.signed, proven.head, ask.needs(), request);
            return divided(request, proven, ask.division().get(), verdicts).compose(answers::give);
        }
        checkpoint.require(proven.signed, proven.head, ask.needs(), request);
        String path = path(proven);
        return proven.content
                .map(content -> calls.passWhole(request, proven.upstream, proven.head, path, content))
                .orElseGet(() -> calls.pass(request, proven.upstream, proven.head, proven.signed, path))
                .compose(answers::passBack);
    }

    private String path(Proven proven) {
        return services.of(proven.upstream.service()).path(proven.upstream, proven.head);
    }

    private Future<Answers.Answer> divided(
            HttpServerRequest request, Proven proven, Division division, List<Optional<Refusal>> verdicts) {
        if (verdicts.stream().allMatch(Optional::isPresent)) {
            return Future.succeededFuture(Answers.Answer.ofXml(OK, division.answer(Optional.empty(), verdicts)));
        }
        Buffer body = division.body(verdicts);
        return calls.passWhole(request, proven.upstream, division.head(proven.head, body), path(proven), body)
                .compose(answer -> completed(answer, division, verdicts));
    }

    private Future<Answers.Answer> completed(
            HttpClientResponse answer, Division division, List<Optional<Refusal>> verdicts) {
        return bodies.of(answer)
                .map(body -> answer.statusCode() == OK ? division.answer(Optional.of(body), verdicts) : body)
                .map(body -> Answers.Answer.ofXml(answer.statusCode(), body));
    }
}
