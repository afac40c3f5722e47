package dev.cognate.iam.policy;

/** What a statement does with the requests it is about. */
public enum Effect {
    /** Lets them through, unless another statement denies them. */
    ALLOW,
    /** Refuses them, whatever else is said. */
    DENY
}
