package dev.cognate.userpool.federation.provider;

import java.util.Optional;

/**
 * The way to a provider.
 *
 * @param url where the browser goes
 * @param nonce what the ID token has to say; empty for providers without ID tokens
 * @param verifier the secret of PKCE (RFC 7636); empty for providers that do not say they know it
 * @param posted whether the answer comes as a post from the provider's site
 */
public record ProviderRedirect(String url, Optional<String> nonce, Optional<String> verifier, boolean posted) {

    /** Says no secrets. */
    @Override
    public String toString() {
        return "ProviderRedirect[posted=" + posted + "]";
    }
}
