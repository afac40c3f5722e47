package dev.cognate.identitypool.credentials;

import dev.cognate.contract.CallContext;
import dev.cognate.identitypool.openid.IdentityToken;
import io.smallrye.mutiny.Uni;

/** Where credentials come from. Its failures are cognito-identity's own errors. */
interface CredentialSource {

    /** Credentials of a role for an identity. */
    Uni<IssuedCredentials> credentials(IdentityToken token, RoleWish role, CallContext context);
}
