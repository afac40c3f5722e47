package dev.cognate.identitypool.sts;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.AssumeRoleOperation;
import dev.cognate.contract.sts.AssumeRoleRequest;
import dev.cognate.contract.sts.AssumeRoleResponse;
import dev.cognate.contract.sts.AssumedRoleUser;
import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.directory.PolicyAuthorizer;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Caller;
import dev.cognate.iam.policy.Decision;
import dev.cognate.iam.policy.RequestContext;
import dev.cognate.identitypool.iam.Arns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * AssumeRole: for users of IAM and sessions of other roles.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AWS's API reference</a>
 */
@ApplicationScoped
class AssumeRole implements AssumeRoleOperation {
    private static final Duration CHAINED = Duration.ofHours(1);

    private final RoleSessions roles;
    private final SessionPolicies policies;
    private final IssueJournal journal;
    private final PolicyAuthorizer authorizer;
    private final Arns arns;
    private final Clock clock;

    AssumeRole(
            RoleSessions roles,
            SessionPolicies policies,
            IssueJournal journal,
            PolicyAuthorizer authorizer,
            Arns arns,
            Clock clock) {
        this.roles = roles;
        this.policies = policies;
        this.journal = journal;
        this.authorizer = authorizer;
        this.arns = arns;
        this.clock = clock;
    }

    /** What a request asks of a session, together with what the caller's own session hands on. */
    private record Wish(
            RoleRequest role, Map<String, String> tags, Set<String> transitive, Optional<String> sourceIdentity) {}

    @Override
    public Uni<AssumeRoleResponse> assumeRole(AssumeRoleRequest request, CallContext context) {
        Principal caller = context.caller();
        requireCaller(caller, request);
        Wish wish = wish(request, caller);
        return policies.require(wish.role().policies(), wish.role().policyArns())
                .chain(size -> roles.role(request.roleArn())
                        .map(found -> found.filter(role -> mayTake(role, wish, request, context))
                                .orElseThrow(() -> refused(caller, request.roleArn())))
                        .map(role -> roles.issue(role, wish.role(), session(wish)))
                        .chain(issued -> journal.tell("AssumeRole", issued, context))
                        .map(issued -> answer(issued, size, wish)))
                .onFailure(RoleRefusedException.class)
                .transform(StsFault::of);
    }

    private static void requireCaller(Principal caller, AssumeRoleRequest request) {
        if (caller instanceof Principal.Root) {
            throw StsFault.accessDenied("Roles may not be assumed by root accounts.");
        }
        if (caller instanceof Principal.FederatedUser) {
            throw refused(caller, request.roleArn());
        }
        if (request.serialNumber() != null || request.tokenCode() != null) {
            throw StsFault.accessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code.");
        }
        boolean isTooLong = request.durationSeconds() != null && request.durationSeconds() > CHAINED.toSeconds();
        if (caller instanceof Principal.AssumedRole && isTooLong) {
            throw StsFault.validation(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
    }

    /** Transitive tags of the caller's session stay and cannot be replaced; so does its source identity. */
    private static Wish wish(AssumeRoleRequest request, Principal caller) {
        Map<String, String> tags = new HashMap<>(SessionTags.of(request.tags()));
        Set<String> transitive =
                new HashSet<>(request.transitiveTagKeys() == null ? List.<String>of() : request.transitiveTagKeys());
        if (!tags.keySet().containsAll(transitive)) {
            throw StsFault.validation("The specified transitive tag key must be included in the requested tags.");
        }
        Optional<String> asked = Optional.ofNullable(request.sourceIdentity());
        Optional<String> before = caller.session().flatMap(Session::sourceIdentity);
        if (asked.isPresent() && before.isPresent() && !asked.equals(before)) {
            throw refused(caller, request.roleArn());
        }
        caller.session()
                .ifPresent(session -> session.transitiveTags().forEach(key -> {
                    tags.put(key, session.tags().get(key));
                    transitive.add(key);
                }));
        RoleRequest role = new RoleRequest(
                request.roleArn(),
                request.roleSessionName(),
                Optional.ofNullable(request.durationSeconds()).map(Duration::ofSeconds),
                SessionTags.documents(request.policy()),
                SessionTags.arns(request.policyArns()));
        return new Wish(role, tags, transitive, before.or(() -> asked));
    }

    /** Within one account a trust policy that names the caller is enough; one that names the account leaves it to policies. */
    private boolean mayTake(IamRole role, Wish wish, AssumeRoleRequest request, CallContext context) {
        Principal caller = context.caller();
        Map<String, List<String>> keys = keys(wish, request, context);
        RoleTrust trust = RoleTrust.of(role, keys);
        keys.putAll(RoleTrust.resourceKeys(role));
        Decision own =
                authorizer.decide(caller, new AccessRequest("sts:AssumeRole", role.arn(), RequestContext.of(keys)));
        Caller everyName = new Caller("AWS", union(ownNames(caller), accountNames()));
        if (own.isDenied() || trust.decide("AssumeRole", everyName).isDenied()) {
            return false;
        }
        Set<String> trusted = own.isAllowed() ? union(ownNames(caller), accountNames()) : ownNames(caller);
        Caller asTrusted = new Caller("AWS", trusted);
        boolean newIdentity = request.sourceIdentity() != null;
        return trust.allows("AssumeRole", asTrusted, !wish.tags().isEmpty())
                && (!newIdentity || trust.decide("SetSourceIdentity", asTrusted).isAllowed());
    }

    private Map<String, List<String>> keys(Wish wish, AssumeRoleRequest request, CallContext context) {
        Map<String, List<String>> keys = new HashMap<>(authorizer.keys(context.caller()));
        keys.putAll(RoleTrust.tagKeys(wish.tags(), wish.transitive()));
        keys.put("sts:RoleSessionName", List.of(request.roleSessionName()));
        keys.put("aws:SourceIp", List.of(context.sourceIp()));
        wish.sourceIdentity().ifPresent(identity -> keys.put("sts:SourceIdentity", List.of(identity)));
        if (request.externalId() != null) {
            keys.put("sts:ExternalId", List.of(request.externalId()));
        }
        return keys;
    }

    private static Set<String> ownNames(Principal caller) {
        return caller instanceof Principal.AssumedRole role ? Set.of(role.arn(), role.roleArn()) : Set.of(caller.arn());
    }

    private Set<String> accountNames() {
        return Set.of(arns.of("root"), arns.accountId());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private Session session(Wish wish) {
        return Session.startedAt(clock.instant())
                .withTags(wish.tags(), wish.transitive())
                .limitedTo(wish.role().policies(), wish.role().policyArns())
                .withSourceIdentity(wish.sourceIdentity());
    }

    private static AssumeRoleResponse answer(TemporaryCredentials issued, Integer size, Wish wish) {
        return AssumeRoleResponse.builder()
                .credentials(issued.shown())
                .assumedRoleUser(AssumedRoleUser.builder()
                        .assumedRoleId(issued.owner().userId())
                        .arn(issued.owner().arn())
                        .build())
                .packedPolicySize(size)
                .sourceIdentity(wish.sourceIdentity().orElse(null))
                .build();
    }

    private static StsFault refused(Principal caller, String roleArn) {
        return StsFault.accessDenied(
                "User: " + caller.arn() + " is not authorized to perform: sts:AssumeRole on resource: " + roleArn);
    }
}
