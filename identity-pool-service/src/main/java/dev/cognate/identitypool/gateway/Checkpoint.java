package dev.cognate.identitypool.gateway;

import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Authorizer;
import dev.cognate.iam.Principal;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Decision;
import dev.cognate.iam.policy.RequestContext;
import dev.cognate.wire.server.RequestGate;
import dev.cognate.wire.sigv4.HeadVerifier;
import dev.cognate.wire.sigv4.SignatureException;
import dev.cognate.wire.sigv4.SignedHead;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proves who sent a request, and decides whether they may have what it needs. */
@ApplicationScoped
class Checkpoint {
    private final HeadVerifier verifier;
    private final Authorizer authorizer;
    private final RequestGate gate;
    private final Clock clock;

    Checkpoint(AccessKeys keys, Authorizer authorizer, RequestGate gate, Clock clock) {
        this.verifier = new HeadVerifier(keys, clock);
        this.authorizer = authorizer;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Who signed a request.
     *
     * @param bodyHash of a body that was read, for requests that do not tell it themselves
     * @throws Refusal when it is not signed, or wrongly
     */
    SignedHead prove(Head head, Optional<String> bodyHash) {
        try {
            return verifier.verify(head.signed(Buffer.buffer()), bodyHash);
        } catch (SignatureException e) {
            throw Signatures.refused(e);
        }
    }

    /**
     * Requires every permission.
     *
     * @param request tells how it came
     * @throws Refusal when one is not given
     */
    void require(SignedHead signed, Head head, List<Need> needs, HttpServerRequest request) {
        Map<String, List<String>> known = known(signed, head, request);
        for (Need need : needs) {
            Map<String, List<String>> keys = new HashMap<>(known);
            keys.putAll(need.keys());
            AccessRequest asked = new AccessRequest(need.action(), need.resource(), RequestContext.of(keys));
            Decision decision = authorizer.decide(signed.signer(), asked);
            if (!decision.isAllowed()) {
                throw refused(signed.signer(), need, decision);
            }
        }
    }

    private static Refusal refused(Principal signer, Need need, Decision decision) {
        String why = decision.isDenied()
                ? "with an explicit deny"
                : "because no identity-based policy allows the " + need.action() + " action";
        return Refusal.denied("User: " + signer.arn() + " is not authorized to perform: " + need.action()
                + " on resource: \"" + need.resource() + "\" " + why);
    }

    private Map<String, List<String>> known(SignedHead signed, Head head, HttpServerRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, List<String>> known = new HashMap<>();
        known.put("aws:CurrentTime", List.of(now.toString()));
        known.put("aws:EpochTime", List.of(String.valueOf(now.getEpochSecond())));
        known.put("aws:SourceIp", List.of(gate.client(request)));
        known.put("aws:SecureTransport", List.of(String.valueOf(gate.isSecure(request))));
        known.put("aws:RequestedRegion", List.of(signed.region()));
        head.header("user-agent").ifPresent(agent -> known.put("aws:UserAgent", List.of(agent)));
        head.header("referer").ifPresent(referer -> known.put("aws:Referer", List.of(referer)));
        return known;
    }
}
