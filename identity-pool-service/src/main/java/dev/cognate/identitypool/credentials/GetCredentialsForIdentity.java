package dev.cognate.identitypool.credentials;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.Credentials;
import dev.cognate.contract.identity.GetCredentialsForIdentityInput;
import dev.cognate.contract.identity.GetCredentialsForIdentityOperation;
import dev.cognate.contract.identity.GetCredentialsForIdentityResponse;
import dev.cognate.identitypool.role.RoleChoice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** GetCredentialsForIdentity: the enhanced flow, where the pool's settings choose the role. */
@ApplicationScoped
class GetCredentialsForIdentity implements GetCredentialsForIdentityOperation {
    private static final String SESSION_NAME = "CognitoIdentityCredentials";
    /** Developer guide, "The enhanced (simplified) authentication flow". */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Arrivals arrivals;
    private final CredentialSources sources;
    private final Journal journal;

    GetCredentialsForIdentity(Arrivals arrivals, CredentialSources sources, Journal journal) {
        this.arrivals = arrivals;
        this.sources = sources;
        this.journal = journal;
    }

    @Override
    public Uni<GetCredentialsForIdentityResponse> getCredentialsForIdentity(
            GetCredentialsForIdentityInput request, CallContext context) {
        Arrivals.Shown shown = new Arrivals.Shown("GetCredentialsForIdentity", request.logins());
        return arrivals.of(request.identityId(), shown, context).chain(arrival -> {
            RoleWish role = role(arrival, Optional.ofNullable(request.customRoleArn()));
            return sources.of(arrival.pool())
                    .credentials(arrival.token(), role, context)
                    .call(issued ->
                            journal.credentialsIssued(arrival.token(), role.roleArn(), issued.expiration(), context))
                    .map(issued -> answer(arrival, issued));
        });
    }

    private static RoleWish role(Arrival arrival, Optional<String> wish) {
        return arrival.token().isAuthenticated()
                ? request(RoleChoice.ofUser(arrival.pool(), arrival.leading(), wish), Optional.empty())
                : request(RoleChoice.ofGuest(arrival.pool(), wish), Optional.of(GuestPolicy.DOCUMENT));
    }

    private static RoleWish request(String role, Optional<String> policy) {
        return new RoleWish(role, SESSION_NAME, LIFETIME, policy);
    }

    private static GetCredentialsForIdentityResponse answer(Arrival arrival, IssuedCredentials issued) {
        return GetCredentialsForIdentityResponse.builder()
                .identityId(arrival.identity().id())
                .credentials(Credentials.builder()
                        .accessKeyId(issued.accessKeyId())
                        .secretKey(issued.secretKey())
                        .sessionToken(issued.sessionToken())
                        .expiration(issued.expiration())
                        .build())
                .build();
    }
}
