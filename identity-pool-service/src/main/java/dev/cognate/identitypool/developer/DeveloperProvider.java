package dev.cognate.identitypool.developer;

import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.provider.Login;

/** The developer provider of a pool. */
final class DeveloperProvider {
    private DeveloperProvider() {}

    /** Its name; {@link InvalidParameterException} when the pool has none. */
    static String of(Pool pool) {
        return pool.developerProvider()
                .orElseThrow(() -> new InvalidParameterException("The identity pool has no developer provider."));
    }

    /** A user of it; {@link InvalidParameterException} when the pool's developer provider has another name. */
    static Login login(Pool pool, String provider, String user) {
        if (!of(pool).equals(provider)) {
            throw new InvalidParameterException(
                    "The developer provider name " + provider + " is not that of the identity pool.");
        }
        return Login.ofDeveloper(provider, user);
    }
}
