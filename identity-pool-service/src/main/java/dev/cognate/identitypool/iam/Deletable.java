package dev.cognate.identitypool.iam;

import dev.cognate.contract.iam.DeleteConflictException;
import dev.cognate.iam.directory.PolicyHolder;

/** Whether a user or role may go. */
public final class Deletable {
    private Deletable() {}

    /** Fails with {@link DeleteConflictException} while policies are attached. */
    public static void require(PolicyHolder holder) {
        if (!holder.attachedPolicies().isEmpty()) {
            throw new DeleteConflictException("Cannot delete entity, must detach all policies first.");
        }
        if (!holder.inlinePolicies().isEmpty()) {
            throw new DeleteConflictException("Cannot delete entity, must delete policies first.");
        }
    }
}
