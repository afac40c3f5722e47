package dev.cognate.identitypool.credentials;

import dev.cognate.contract.CallContext;
import dev.cognate.identitypool.openid.IdentityToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Credentials of this service's own STS, which knows no roles yet. */
@ApplicationScoped
class BuiltIn implements CredentialSource {
    @Override
    public Uni<IssuedCredentials> credentials(IdentityToken token, RoleWish role, CallContext context) {
        return Uni.createFrom().failure(Configurations.invalid());
    }
}
