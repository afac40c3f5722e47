package dev.cognate.identitypool.gateway;

import dev.cognate.identitypool.gateway.relay.HashedBody;
import dev.cognate.identitypool.gateway.relay.UpstreamCalls;
import dev.cognate.identitypool.gateway.relay.WholeBody;
import dev.cognate.wire.sigv4.HeadVerifier;
import dev.cognate.wire.sigv4.SignatureException;
import dev.cognate.wire.sigv4.SignedHead;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Takes one request through its steps: find the upstream, prove the signature, decide, pass on. */
@ApplicationScoped
class GatewayHandler {
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

    /** A request that is proven and allowed; {@code content} is what a body carries that was read for it. */
    private record Allowed(Upstream upstream, Head head, SignedHead signed, Optional<Buffer> content) {}

    /** Passes a request on, or refuses it; never fails. */
    Future<Void> handle(HttpServerRequest request) {
        Head head = Head.of(request);
        Answers answers = new Answers(request, services.whosAnswersFit(head));
        return serve(request, head, answers);
    }

    /** Refuses a request unread. */
    void refuse(HttpServerRequest request, Refusal refusal) {
        new Answers(request, services.whosAnswersFit(Head.of(request))).refuse(refusal);
    }

    private Future<Void> serve(HttpServerRequest request, Head head, Answers answers) {
        return Future.succeededFuture()
                .compose(start -> allowed(request, head))
                .compose(allowed -> passed(request, allowed))
                .compose(answers::passBack)
                .recover(answers::refuse);
    }

    /** Only decides; for gateways that pass requests on themselves. */
    Future<SignedHead> decide(HttpServerRequest request, Head head) {
        return Future.succeededFuture().compose(start -> allowed(request, head)).map(Allowed::signed);
    }

    private Future<Allowed> allowed(HttpServerRequest request, Head head) {
        Upstream upstream = upstream(head);
        ServiceRules rules = services.of(upstream.service());
        if (rules.readsBody(head)) {
            return bodies.of(request).compose(body -> {
                SignedHead signed = checkpoint.prove(head, Optional.of(HashedBody.of(body)));
                Buffer content = UpstreamCalls.checked(head, signed, body);
                return decided(request, new Allowed(upstream, head, signed, Optional.of(content)));
            });
        }
        SignedHead signed = checkpoint.prove(head, Optional.empty());
        return decided(request, new Allowed(upstream, head, signed, Optional.empty()));
    }

    private Upstream upstream(Head head) {
        try {
            return upstreams
                    .find(HeadVerifier.service(head.signed(Buffer.buffer())), head.authority())
                    .orElseThrow(() -> Refusal.notBuilt("A request to this service or host, which has no upstream in"
                            + " cognate.access-gateway.upstream,"));
        } catch (SignatureException e) {
            throw Signatures.refused(e);
        }
    }

    private Future<Allowed> decided(HttpServerRequest request, Allowed allowed) {
        ServiceRules rules = services.of(allowed.upstream.service());
        Future<List<Need>> needs =
                rules.needs(allowed.upstream, allowed.head, allowed.content.orElseGet(Buffer::buffer));
        return needs.map(all -> {
            checkpoint.require(allowed.signed, allowed.head, all, request);
            return allowed;
        });
    }

    private Future<HttpClientResponse> passed(HttpServerRequest request, Allowed allowed) {
        String path = services.of(allowed.upstream.service()).path(allowed.upstream, allowed.head);
        return allowed.content
                .map(content -> calls.passWhole(allowed.upstream, allowed.head, allowed.signed, path, content))
                .orElseGet(() -> calls.pass(allowed.upstream, allowed.head, allowed.signed, path, request));
    }
}
