package dev.cognate.identitypool.sts;

import dev.cognate.contract.CallContext;
import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.policy.Caller;
import dev.cognate.iam.session.SessionTokens;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives roles to users of identity providers. */
@ApplicationScoped
public class RoleSessions {
    private static final Duration USUAL = Duration.ofHours(1);

    private final Entities entities;
    private final SessionPolicies policies;
    private final SessionTokens tokens;
    private final Arns arns;
    private final Clock clock;

    RoleSessions(Entities entities, SessionPolicies policies, SessionTokens tokens, Arns arns, Clock clock) {
        this.entities = entities;
        this.policies = policies;
        this.tokens = tokens;
        this.arns = arns;
        this.clock = clock;
    }

    /**
     * Gives a role to somebody an identity provider vouches for.
     *
     * @return credentials; fails with {@link RoleRefusedException} when there is no such role here, its trust policy does not
     *     allow it to this identity, or the request asks for more than the role has
     */
    public Uni<TemporaryCredentials> assumeWithWebIdentity(
            WebIdentity identity, RoleRequest request, CallContext context) {
        return assume(Federation.of(identity, arns.of("oidc-provider/" + identity.issuer())), request, context);
    }

    /** As {@link #assumeWithWebIdentity} does, whatever kind of provider it is. */
    Uni<TemporaryCredentials> assume(Federation identity, RoleRequest request, CallContext context) {
        return policies.require(request.policies(), request.policyArns())
                .chain(size -> role(request.roleArn()))
                .map(found -> found.filter(role -> isTrusted(role, identity, request, context))
                        .orElseThrow(() -> notTrusted(identity)))
                .map(role -> issue(role, request, session(identity, request)));
    }

    /** The role of an ARN, if it is one of this account. */
    Uni<Optional<IamRole>> role(String roleArn) {
        return entities.find(IamRole.class, Arns.nameOf(roleArn))
                .map(found -> found.filter(role -> role.arn().equals(roleArn)));
    }

    private static boolean isTrusted(IamRole role, Federation identity, RoleRequest request, CallContext context) {
        Map<String, List<String>> keys = new HashMap<>(identity.keys());
        keys.putAll(RoleTrust.tagKeys(identity.tags(), identity.transitiveTags()));
        keys.put("sts:RoleSessionName", List.of(request.sessionName()));
        keys.put("aws:SourceIp", List.of(context.sourceIp()));
        identity.sourceIdentity().ifPresent(source -> keys.put("sts:SourceIdentity", List.of(source)));
        Caller caller = new Caller("Federated", identity.provider());
        RoleTrust trust = RoleTrust.of(role, keys);
        return trust.allows(identity.action(), caller, !identity.tags().isEmpty())
                && (identity.sourceIdentity().isEmpty()
                        || trust.decide("SetSourceIdentity", caller).isAllowed());
    }

    private Session session(Federation identity, RoleRequest request) {
        return Session.startedAt(clock.instant())
                .withTags(identity.tags(), identity.transitiveTags())
                .withClaims(identity.claims())
                .limitedTo(request.policies(), request.policyArns())
                .withSourceIdentity(identity.sourceIdentity());
    }

    /** Issues credentials of a role that was found to trust whoever asks. */
    TemporaryCredentials issue(IamRole role, RoleRequest request, Session session) {
        Duration duration = request.duration().orElse(USUAL);
        if (duration.toSeconds() > role.maxSessionSeconds()) {
            throw new RoleRefusedException(
                    RoleRefusedException.Reason.TOO_LONG,
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        Instant end = clock.instant().plus(duration);
        Principal owner = new Principal.AssumedRole(
                arns.accountId(), role.path(), role.name(), role.id(), request.sessionName(), session.endingAt(end));
        return TemporaryCredentials.of(tokens.issue(owner, end));
    }

    private static RoleRefusedException notTrusted(Federation identity) {
        return new RoleRefusedException(
                RoleRefusedException.Reason.NOT_TRUSTED, "Not authorized to perform sts:" + identity.action());
    }
}
