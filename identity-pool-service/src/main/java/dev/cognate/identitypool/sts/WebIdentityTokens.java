package dev.cognate.identitypool.sts;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Verifies tokens of one kind of issuer. A bean for each; the first that knows the issuer of a token is asked. */
public interface WebIdentityTokens {

    /**
     * Verifies a token: signature, times, issuer and audience.
     *
     * @param issuer what the token says of itself, {@code iss}; nothing of it is proven yet
     * @return empty when tokens of this issuer are not its business; fails with {@link
     *     dev.cognate.contract.sts.InvalidIdentityTokenException} or {@link dev.cognate.contract.sts.ExpiredTokenException}
     *     when the token is not good
     */
    Uni<Optional<WebIdentity>> verify(String issuer, String token);
}
