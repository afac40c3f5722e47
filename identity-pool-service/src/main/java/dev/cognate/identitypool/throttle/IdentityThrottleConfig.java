package dev.cognate.identitypool.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/**
 * How many requests of applications are let through. A rate is requests per second and how many may come at once after a
 * pause, such as {@code 25 burst 250}, or {@code off}. One request too many is answered TooManyRequestsException with {@code
 * Retry-After}. Each instance counts alone; signed requests are not counted.
 */
@ConfigMapping(prefix = "cognate.identity-throttle")
public interface IdentityThrottleConfig {

    /** Addresses or networks whose requests are not limited: servers of your own that fetch identities for many users. */
    @WithDefault("127.0.0.0/8,::1")
    List<String> exemptAddresses();

    /** GetId of one identity pool from one address, where an IPv6 address stands for its /64. */
    @WithDefault("25 burst 250")
    String getId();

    /** GetCredentialsForIdentity and GetOpenIdToken, of all identities, from one address. */
    @WithDefault("50 burst 500")
    String credentials();

    /** How many addresses an instance remembers. */
    @WithDefault("10000")
    int localEntries();
}
