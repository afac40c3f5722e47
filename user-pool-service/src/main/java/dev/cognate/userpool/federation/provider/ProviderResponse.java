package dev.cognate.userpool.federation.provider;

import java.util.Optional;

/**
 * What a provider sent a browser back with, and what was asked for.
 *
 * @param code the authorization code
 * @param redirectUri the one the code was asked for with
 * @param nonce of {@link ProviderRedirect}
 * @param verifier of {@link ProviderRedirect}
 * @param issuer who says it has answered, if it does (RFC 9207)
 * @param user what Apple tells of a user the first time, in JSON
 */
public record ProviderResponse(
        String code,
        String redirectUri,
        Optional<String> nonce,
        Optional<String> verifier,
        Optional<String> issuer,
        Optional<String> user) {

    /** Says no secrets. */
    @Override
    public String toString() {
        return "ProviderResponse[]";
    }
}
