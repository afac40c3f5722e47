package dev.cognate.iam.policy;

/** What a policy is attached to, which decides what its statements have to say. */
public enum PolicyKind {
    /** A user, group, role, boundary or session: Action and Resource, and no Principal. */
    IDENTITY,
    /** A role, as its trust policy: Principal and Action, and no Resource. */
    TRUST,
    /** A resource: Principal, Action and Resource. */
    RESOURCE;

    boolean hasPrincipal() {
        return this != IDENTITY;
    }

    boolean hasResource() {
        return this != TRUST;
    }
}
