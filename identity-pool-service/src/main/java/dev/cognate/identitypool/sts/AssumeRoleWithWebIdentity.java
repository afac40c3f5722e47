package dev.cognate.identitypool.sts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.AssumeRoleWithWebIdentityOperation;
import dev.cognate.contract.sts.AssumeRoleWithWebIdentityRequest;
import dev.cognate.contract.sts.AssumeRoleWithWebIdentityResponse;
import dev.cognate.contract.sts.AssumedRoleUser;
import dev.cognate.contract.sts.InvalidIdentityTokenException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * AssumeRoleWithWebIdentity: for tokens of identity pools and of registered OpenID Connect providers.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AWS's API reference</a>
 */
@ApplicationScoped
class AssumeRoleWithWebIdentity implements AssumeRoleWithWebIdentityOperation {
    private static final int PARTS = 3;

    private final RoleSessions roles;
    private final SessionPolicies policies;
    private final IssueJournal journal;
    private final Instance<WebIdentityTokens> issuers;
    private final ObjectMapper json;

    AssumeRoleWithWebIdentity(
            RoleSessions roles,
            SessionPolicies policies,
            IssueJournal journal,
            Instance<WebIdentityTokens> issuers,
            ObjectMapper json) {
        this.roles = roles;
        this.journal = journal;
        this.policies = policies;
        this.issuers = issuers;
        this.json = json;
    }

    @Override
    public Uni<AssumeRoleWithWebIdentityResponse> assumeRoleWithWebIdentity(
            AssumeRoleWithWebIdentityRequest request, CallContext context) {
        if (request.providerId() != null) {
            throw StsFault.validation("ProviderId is for OAuth 2.0 access tokens of providers that are not supported.");
        }
        RoleRequest role = new RoleRequest(
                request.roleArn(),
                request.roleSessionName(),
                Optional.ofNullable(request.durationSeconds()).map(Duration::ofSeconds),
                SessionTags.documents(request.policy()),
                SessionTags.arns(request.policyArns()));
        return verified(request.webIdentityToken())
                .chain(identity -> policies.require(role.policies(), role.policyArns())
                        .chain(size -> roles.assumeWithWebIdentity(identity, role, context)
                                .chain(issued -> journal.tell("AssumeRoleWithWebIdentity", issued, context))
                                .map(issued -> answer(issued, identity, size))))
                .onFailure(RoleRefusedException.class)
                .transform(StsFault::of);
    }

    private Uni<WebIdentity> verified(String token) {
        String issuer = issuerOf(token);
        return Multi.createFrom()
                .iterable(issuers)
                .onItem()
                .transformToUniAndConcatenate(tokens -> tokens.verify(issuer, token))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .first()
                .onItem()
                .ifNull()
                .failWith(() -> new InvalidIdentityTokenException(
                        "No OpenIDConnect provider found in your account for " + issuer));
    }

    private String issuerOf(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            throw malformed();
        }
        try {
            String issuer = json.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("iss")
                    .asText();
            if (issuer.isEmpty()) {
                throw malformed();
            }
            return issuer;
        } catch (IOException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static InvalidIdentityTokenException malformed() {
        return new InvalidIdentityTokenException(
                "The ID Token provided is not a valid JWT. (You may see this error if you" + " sent an Access Token)");
    }

    private static AssumeRoleWithWebIdentityResponse answer(
            TemporaryCredentials issued, WebIdentity identity, Integer size) {
        return AssumeRoleWithWebIdentityResponse.builder()
                .credentials(issued.shown())
                .assumedRoleUser(AssumedRoleUser.builder()
                        .assumedRoleId(issued.owner().userId())
                        .arn(issued.owner().arn())
                        .build())
                .subjectFromWebIdentityToken(identity.subject())
                .audience(identity.audience())
                .provider(identity.issuer())
                .packedPolicySize(size)
                .build();
    }
}
