package dev.cognate.identitypool.gateway;

import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Authorizer;
import dev.cognate.iam.Principal;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Decision;
import dev.cognate.iam.policy.RequestContext;
import dev.cognate.wire.config.AccountConfig;
import dev.cognate.wire.server.RequestGate;
import dev.cognate.wire.sigv4.ClaimedHead;
import dev.cognate.wire.sigv4.HeadVerifier;
import dev.cognate.wire.sigv4.SignatureException;
import dev.cognate.wire.sigv4.SignedHead;
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
    /** Tags of what lies behind the gateway are not looked up. */
    private static final List<String> NEVER_KNOWN = List.of("aws:ResourceTag/");

    private final HeadVerifier verifier;
    private final Authorizer authorizer;
    private final RequestGate gate;
    private final AccountConfig account;
    private final Clock clock;

    Checkpoint(AccessKeys keys, Authorizer authorizer, RequestGate gate, AccountConfig account, Clock clock) {
        this.verifier = new HeadVerifier(keys, clock);
        this.authorizer = authorizer;
        this.gate = gate;
        this.account = account;
        this.clock = clock;
    }

    /**
     * Who signed a request.
     *
     * @param claimed what the head says of its signature
     * @param bodyHash of a body that was read, for requests that do not tell it themselves
     * @throws Refusal when it is signed wrongly
     */
    SignedHead prove(Head head, ClaimedHead claimed, Optional<String> bodyHash) {
        try {
            return verifier.verify(claimed, bodyHash);
        } catch (SignatureException e) {
            throw Signatures.refused(e, head);
        }
    }

    /**
     * Requires every permission.
     *
     * @param request tells how it came
     * @throws Refusal when one is not given
     */
    void require(SignedHead signed, Head head, List<Need> needs, HttpServerRequest request) {
        verdicts(signed, head, needs, request).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    /** What is decided about each permission, in their order; empty for those that are given. */
    List<Optional<Refusal>> verdicts(SignedHead signed, Head head, List<Need> needs, HttpServerRequest request) {
        Map<String, List<String>> known = known(signed, head, request);
        return needs.stream().map(need -> verdict(signed.signer(), need, known)).toList();
    }

    private Optional<Refusal> verdict(Principal signer, Need need, Map<String, List<String>> known) {
        RequestContext context = RequestContext.of(known)
                .withAll(need.keys())
                .withUnknown(NEVER_KNOWN)
                .withUnknown(need.unknown());
        Decision decision = authorizer.decide(signer, new AccessRequest(need.action(), need.resource(), context));
        return decision.isAllowed() ? Optional.empty() : Optional.of(refused(signer, need, decision));
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
        known.put("aws:ResourceAccount", List.of(account.accountId()));
        known.put("s3:ResourceAccount", List.of(account.accountId()));
        head.header("user-agent").ifPresent(agent -> known.put("aws:UserAgent", List.of(agent)));
        head.header("referer").ifPresent(referer -> known.put("aws:Referer", List.of(referer)));
        return known;
    }
}
