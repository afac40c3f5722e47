package dev.cognate.identitypool.iam;

import dev.cognate.contract.iam.AttachedPermissionsBoundary;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.contract.iam.PermissionsBoundaryAttachmentType;
import dev.cognate.iam.directory.IamPolicy;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Policies that bound what a user or role may do.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">AWS's guide: permissions
 *     boundaries</a>
 */
@ApplicationScoped
public class Boundaries {
    private final Entities entities;

    Boundaries(Entities entities) {
        this.entities = entities;
    }

    /** Succeeds when a policy can bound, or none is named; fails with {@link NoSuchEntityException}. */
    public Uni<Void> require(String policyArn) {
        return policyArn == null
                ? Uni.createFrom().voidItem()
                : entities.find(IamPolicy.class, Arns.nameOf(policyArn)).map(found -> {
                    if (found.filter(policy -> policy.arn().equals(policyArn)).isEmpty()) {
                        throw new NoSuchEntityException(
                                "Scope ARN: " + policyArn + " does not exist or is not attachable.");
                    }
                    return null;
                });
    }

    /** As answers show it, or null for none. */
    public static AttachedPermissionsBoundary shown(String policyArn) {
        return policyArn == null
                ? null
                : AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryType(PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY)
                        .permissionsBoundaryArn(policyArn)
                        .build();
    }
}
