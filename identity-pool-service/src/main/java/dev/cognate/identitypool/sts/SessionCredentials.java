package dev.cognate.identitypool.sts;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.FederatedUser;
import dev.cognate.contract.sts.GetFederationTokenOperation;
import dev.cognate.contract.sts.GetFederationTokenRequest;
import dev.cognate.contract.sts.GetFederationTokenResponse;
import dev.cognate.contract.sts.GetSessionTokenOperation;
import dev.cognate.contract.sts.GetSessionTokenRequest;
import dev.cognate.contract.sts.GetSessionTokenResponse;
import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import dev.cognate.iam.session.SessionTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * GetSessionToken and GetFederationToken: credentials for a while, of a user of IAM or the root, who sign with a key that lasts.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html">AWS's guide: request
 *     temporary security credentials</a>
 */
@ApplicationScoped
class SessionCredentials implements GetSessionTokenOperation, GetFederationTokenOperation {
    private static final Duration USUAL = Duration.ofHours(12);
    private static final Duration LONGEST_OF_ROOT = Duration.ofHours(1);

    private final SessionTokens tokens;
    private final SessionPolicies policies;
    private final IssueJournal journal;
    private final Clock clock;

    SessionCredentials(SessionTokens tokens, SessionPolicies policies, IssueJournal journal, Clock clock) {
        this.tokens = tokens;
        this.journal = journal;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Uni<GetSessionTokenResponse> getSessionToken(GetSessionTokenRequest request, CallContext context) {
        requireLastingKey("GetSessionToken", context.caller());
        if (request.serialNumber() != null || request.tokenCode() != null) {
            throw StsFault.accessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code.");
        }
        Principal owner = context.caller() instanceof Principal.User user
                ? new Principal.User(user.accountId(), user.path(), user.name(), user.id(), Optional.of(started()))
                : context.caller();
        return journal.tell("GetSessionToken", issue(owner, context.caller(), request.durationSeconds()), context)
                .map(issued -> GetSessionTokenResponse.builder()
                        .credentials(issued.shown())
                        .build());
    }

    @Override
    public Uni<GetFederationTokenResponse> getFederationToken(GetFederationTokenRequest request, CallContext context) {
        requireLastingKey("GetFederationToken", context.caller());
        List<String> documents = SessionTags.documents(request.policy());
        List<String> arns = SessionTags.arns(request.policyArns());
        Session session =
                started().withTags(SessionTags.of(request.tags()), Set.of()).limitedTo(documents, arns);
        Principal owner =
                new Principal.FederatedUser(context.caller().accountId(), request.name(), context.caller(), session);
        return policies.require(documents, arns)
                .chain(size -> journal.tell(
                                "GetFederationToken",
                                issue(owner, context.caller(), request.durationSeconds()),
                                context)
                        .map(issued -> granted(issued, size)))
                .onFailure(RoleRefusedException.class)
                .transform(StsFault::of);
    }

    private static GetFederationTokenResponse granted(TemporaryCredentials issued, Integer size) {
        return GetFederationTokenResponse.builder()
                .credentials(issued.shown())
                .federatedUser(FederatedUser.builder()
                        .federatedUserId(issued.owner().userId())
                        .arn(issued.owner().arn())
                        .build())
                .packedPolicySize(size)
                .build();
    }

    private static void requireLastingKey(String operation, Principal caller) {
        boolean lasts = caller instanceof Principal.Root || caller instanceof Principal.User;
        if (!lasts || caller.session().isPresent()) {
            throw StsFault.accessDenied("Cannot call " + operation + " with session credentials");
        }
    }

    private Session started() {
        return Session.startedAt(clock.instant());
    }

    private TemporaryCredentials issue(Principal owner, Principal caller, Integer seconds) {
        Duration duration = seconds == null ? USUAL : Duration.ofSeconds(seconds);
        boolean isTooLong = caller instanceof Principal.Root && duration.compareTo(LONGEST_OF_ROOT) > 0;
        return TemporaryCredentials.of(
                tokens.issue(owner, clock.instant().plus(isTooLong ? LONGEST_OF_ROOT : duration)));
    }
}
