package dev.cognate.bench.stack;

/**
 * A user of the benchmark.
 *
 * @param poolId the pool
 * @param clientId the app client, without a secret
 * @param username as it was made
 * @param password as it was made
 */
public record Account(String poolId, String clientId, String username, String password) {
    @Override
    public String toString() {
        return "Account[" + username + "]";
    }
}
