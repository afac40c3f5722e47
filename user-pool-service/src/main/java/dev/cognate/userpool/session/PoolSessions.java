package dev.cognate.userpool.session;

/**
 * What a pool does about sessions.
 *
 * @param poolId the pool
 * @param tracked whether sign-ins are kept track of
 * @param maxPerUser how many token sessions a user can have, 1 to 100
 */
public record PoolSessions(String poolId, boolean tracked, int maxPerUser) {
    static final int DEFAULT_MAX = 20;

    /** What a pool does of itself. */
    static PoolSessions byDefault(String poolId) {
        return new PoolSessions(poolId, false, DEFAULT_MAX);
    }
}
