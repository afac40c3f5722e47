package dev.cognate.userpool.federation.user;

import dev.cognate.userpool.federation.ExternalIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of somebody who comes from a provider, before the attribute mapping: the claims of the ID token go before
 * those of the user info endpoint, and tokens can be mapped too.
 *
 * @param values texts by the name of the claim
 * @param chosen whether a function of the pool chose them; then it may also have named attributes of the pool
 */
record ProviderClaims(Map<String, String> values, boolean chosen) {
    private static final List<String> TOKENS = List.of("access_token", "id_token", "refresh_token");

    ProviderClaims {
        values = Map.copyOf(values);
    }

    /** As the provider said it. */
    static ProviderClaims of(ExternalIdentity identity) {
        Map<String, String> values = new LinkedHashMap<>();
        TOKENS.forEach(
                token -> ClaimText.of(identity.tokenResponse().get(token)).ifPresent(text -> values.put(token, text)));
        values.putAll(asserted(identity));
        return new ProviderClaims(values, false);
    }

    /** As a function changed it. */
    static ProviderClaims chosen(Map<String, String> values) {
        return new ProviderClaims(values, true);
    }

    /** What the provider itself said of the person. */
    static Map<String, String> asserted(ExternalIdentity identity) {
        Map<String, String> values = new LinkedHashMap<>(ClaimText.all(identity.userInfo()));
        values.putAll(ClaimText.all(identity.idToken()));
        return values;
    }

    /** Without the content: secrets and personal data. */
    @Override
    public String toString() {
        return "ProviderClaims[chosen=" + chosen + "]";
    }
}
