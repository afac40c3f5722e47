package dev.cognate.identitypool.credentials;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.InvalidIdentityPoolConfigurationException;
import dev.cognate.identitypool.openid.IdentityToken;
import dev.cognate.identitypool.sts.RoleRefusedException;
import dev.cognate.identitypool.sts.RoleRequest;
import dev.cognate.identitypool.sts.RoleSessions;
import dev.cognate.identitypool.sts.WebIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Credentials of this service's own STS. */
@ApplicationScoped
class BuiltIn implements CredentialSource {
    private static final Logger LOG = Logger.getLogger(BuiltIn.class);

    private final RoleSessions sessions;

    BuiltIn(RoleSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<IssuedCredentials> credentials(IdentityToken token, RoleWish role, CallContext context) {
        WebIdentity identity = WebIdentity.ofPool(token.poolId(), token.identityId(), token.methods(), token.tags());
        RoleRequest request = new RoleRequest(
                role.roleArn(),
                role.sessionName(),
                Optional.of(role.duration()),
                role.policy().map(List::of).orElse(List.of()),
                List.of());
        return sessions.assumeWithWebIdentity(identity, request, context)
                .map(issued -> new IssuedCredentials(
                        issued.accessKeyId(), issued.secretKey(), issued.sessionToken(), issued.expiration()))
                .onFailure(RoleRefusedException.class)
                .transform(refused -> refused(token, role, refused));
    }

    /** Callers are told that something is set up wrong; what it is stands in the log. */
    private static InvalidIdentityPoolConfigurationException refused(
            IdentityToken token, RoleWish role, Throwable refused) {
        LOG.infof("%s is not given to identities of %s: %s", role.roleArn(), token.poolId(), refused.getMessage());
        return Configurations.invalid();
    }
}
