package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.idp.IdentityProviderType;
import dev.cognate.contract.idp.IdentityProviderTypeType;

/**
 * An identity provider of a pool.
 *
 * @param poolId its pool
 * @param name unique in the pool; the {@code identity_provider} of authorization requests and the first part of user names
 * @param settings what DescribeIdentityProvider answers: with secrets in the clear among the provider details
 */
public record IdentityProvider(String poolId, String name, IdentityProviderType settings) {

    /** Google, SAML and so on. */
    public IdentityProviderTypeType type() {
        return settings.providerType();
    }

    @Override
    public String toString() {
        return "IdentityProvider[poolId=" + poolId + ", name=" + name + ", type="
                + settings.providerType().value() + "]";
    }
}
