package dev.cognate.identitypool.credentials;

import dev.cognate.contract.identity.InvalidIdentityPoolConfigurationException;

/** What is said of pools that are set up wrong. */
final class Configurations {
    private Configurations() {}

    static InvalidIdentityPoolConfigurationException invalid() {
        return new InvalidIdentityPoolConfigurationException(
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }
}
