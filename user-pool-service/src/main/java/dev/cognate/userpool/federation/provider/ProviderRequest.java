package dev.cognate.userpool.federation.provider;

import java.util.Optional;

/**
 * What a provider is asked for.
 *
 * @param redirectUri where the provider leads the browser back to
 * @param state what it says then
 * @param loginHint a name to begin with
 * @param prompt how the user is to be asked, as in OpenID Connect; never {@code none}
 */
public record ProviderRequest(String redirectUri, String state, Optional<String> loginHint, Optional<String> prompt) {

    /** Names nobody. */
    @Override
    public String toString() {
        return "ProviderRequest[redirectUri=" + redirectUri + "]";
    }
}
