package dev.cognate.identitypool.provider;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** ID tokens of OpenID Connect providers, whoever trusts them. */
@ApplicationScoped
public class OpenIdTokens {
    private final Providers providers;
    private final TokenVerifier verifier;

    OpenIdTokens(Providers providers, TokenVerifier verifier) {
        this.providers = providers;
        this.verifier = verifier;
    }

    /**
     * Verifies a token; fails with cognito-identity's errors for tokens that prove nothing.
     *
     * @param host the issuer without {@code https://}
     * @param audiences what its {@code aud} may be
     */
    public Uni<VerifiedLogin> verify(String host, Set<String> audiences, String token) {
        return Uni.createFrom().deferred(() -> verifier.verify(providers.openId(host, host, audiences), token));
    }
}
