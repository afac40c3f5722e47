package dev.cognate.userpool.federation.web;

import java.time.Instant;
import java.util.Optional;

/**
 * What a browser is on its way to a provider for; it takes this along in a sealed cookie.
 *
 * @param state what the provider has to say when it sends the browser back
 * @param poolId the pool
 * @param provider the provider's name
 * @param redirectUri where the provider was told to send the browser
 * @param nonce what its ID token has to say
 * @param verifier the secret of PKCE
 * @param query of the authorization request that this serves
 * @param expiresAt by the server's clock
 */
record Trip(
        String state,
        String poolId,
        String provider,
        String redirectUri,
        Optional<String> nonce,
        Optional<String> verifier,
        String query,
        Instant expiresAt) {

    /** Says no secrets. */
    @Override
    public String toString() {
        return "Trip[poolId=" + poolId + ", provider=" + provider + "]";
    }
}
