package dev.cognate.identitypool.sts;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.AssumeRoleWithSAMLOperation;
import dev.cognate.contract.sts.AssumeRoleWithSAMLRequest;
import dev.cognate.contract.sts.AssumeRoleWithSAMLResponse;
import dev.cognate.contract.sts.AssumedRoleUser;
import dev.cognate.contract.sts.ExpiredTokenException;
import dev.cognate.identitypool.saml.SamlRefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * AssumeRoleWithSAML: for users of registered SAML providers, who name the roles a user may have.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html">AWS's API reference</a>
 */
@ApplicationScoped
class AssumeRoleWithSaml implements AssumeRoleWithSAMLOperation {
    private static final Duration USUAL = Duration.ofHours(1);

    private final SamlIdentities identities;
    private final SessionPolicies policies;
    private final RoleSessions roles;
    private final IssueJournal journal;
    private final Clock clock;

    AssumeRoleWithSaml(
            SamlIdentities identities,
            SessionPolicies policies,
            RoleSessions roles,
            IssueJournal journal,
            Clock clock) {
        this.identities = identities;
        this.policies = policies;
        this.roles = roles;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Uni<AssumeRoleWithSAMLResponse> assumeRoleWithSAML(AssumeRoleWithSAMLRequest request, CallContext context) {
        return identities
                .verify(request)
                .chain(identity -> session(identity, request, context))
                .onFailure(SamlRefusedException.class)
                .transform(StsFault::of)
                .onFailure(RoleRefusedException.class)
                .transform(StsFault::of);
    }

    private Uni<AssumeRoleWithSAMLResponse> session(
            SamlIdentity identity, AssumeRoleWithSAMLRequest request, CallContext context) {
        if (!identity.mayHave(request.roleArn())) {
            throw StsFault.accessDenied("Not authorized to perform sts:AssumeRoleWithSAML");
        }
        RoleRequest role = new RoleRequest(
                request.roleArn(),
                identity.sessionName(),
                Optional.of(duration(identity, request.durationSeconds())),
                SessionTags.documents(request.policy()),
                SessionTags.arns(request.policyArns()));
        return policies.require(role.policies(), role.policyArns())
                .chain(size -> roles.assume(identity.federation(), role, context)
                        .chain(issued -> journal.tell("AssumeRoleWithSAML", issued, context))
                        .map(issued -> answer(issued, identity, size)));
    }

    /** The provider may shorten a session, by its length or by its end. */
    private Duration duration(SamlIdentity identity, Integer seconds) {
        Duration asked = seconds == null ? USUAL : Duration.ofSeconds(seconds);
        Optional<Duration> left = identity.assertion().sessionEnd().map(end -> Duration.between(clock.instant(), end));
        if (left.filter(rest -> !rest.isPositive()).isPresent()) {
            throw new ExpiredTokenException("The session of the identity provider is over");
        }
        List<Duration> limits = Stream.concat(identity.sessionDuration().stream(), left.stream())
                .toList();
        return Stream.concat(Stream.of(asked), limits.stream())
                .min(Duration::compareTo)
                .orElse(asked);
    }

    private static AssumeRoleWithSAMLResponse answer(TemporaryCredentials issued, SamlIdentity identity, Integer size) {
        return AssumeRoleWithSAMLResponse.builder()
                .credentials(issued.shown())
                .assumedRoleUser(AssumedRoleUser.builder()
                        .assumedRoleId(issued.owner().userId())
                        .arn(issued.owner().arn())
                        .build())
                .packedPolicySize(size)
                .subject(identity.assertion().subject())
                .subjectType(identity.assertion().format())
                .issuer(identity.assertion().issuer())
                .audience(identity.assertion().recipient())
                .nameQualifier(identity.nameQualifier())
                .sourceIdentity(identity.sourceIdentity().orElse(null))
                .build();
    }
}
