package dev.cognate.local.stack;

/**
 * The ready-made pool.
 *
 * @param poolId such as {@code us-east-1_Ab3dEf6hI}
 * @param clientId of an app client without a secret
 */
public record DemoIds(String poolId, String clientId) {}
