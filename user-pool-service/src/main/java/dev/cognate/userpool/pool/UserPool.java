package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.UserPoolType;

/**
 * A user pool as its settings describe it.
 *
 * @param id {@code <region>_<nine alphanumerics>}
 * @param settings what DescribeUserPool answers, without live counts
 * @param mfa what GetUserPoolMfaConfig answers beyond it
 */
public record UserPool(String id, UserPoolType settings, MfaSettings mfa) {

    /** A pool of which SetUserPoolMfaConfig was never called. */
    public UserPool(String id, UserPoolType settings) {
        this(id, settings, MfaSettings.NONE);
    }

    /** The part after the region, which enters SRP's hashes. */
    public String shortName() {
        return shortName(id);
    }

    /** The part of a pool's id after the region. */
    public static String shortName(String poolId) {
        return poolId.substring(poolId.indexOf('_') + 1);
    }
}
