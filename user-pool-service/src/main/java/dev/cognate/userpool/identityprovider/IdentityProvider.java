package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.idp.IdentityProviderType;
import dev.cognate.contract.idp.IdentityProviderTypeType;
import java.util.Map;
import java.util.TreeMap;

/**
 * An identity provider of a pool.
 *
 * @param poolId its pool
 * @param name unique in the pool; the {@code identity_provider} of authorization requests and the first part of user names
 * @param settings what DescribeIdentityProvider answers and the private key, with secrets in the clear
 */
public record IdentityProvider(String poolId, String name, IdentityProviderType settings) {

    /** Google, SAML and so on. */
    public IdentityProviderTypeType type() {
        return settings.providerType();
    }

    /** What callers are shown: client secrets as they gave them, but no private key (DescribeIdentityProvider). */
    IdentityProviderType described() {
        Map<String, String> shown = new TreeMap<>(settings.providerDetails());
        shown.remove("private_key");
        return settings.toBuilder().providerDetails(shown).build();
    }

    @Override
    public String toString() {
        return "IdentityProvider[poolId=" + poolId + ", name=" + name + ", type="
                + settings.providerType().value() + "]";
    }
}
