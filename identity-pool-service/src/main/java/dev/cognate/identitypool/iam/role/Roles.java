package dev.cognate.identitypool.iam.role;

import dev.cognate.contract.iam.Role;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.identitypool.iam.Boundaries;
import dev.cognate.identitypool.iam.Documents;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.Times;

/** Roles in answers. */
final class Roles {
    private Roles() {}

    /** With all there is to say. When it was used last is not kept. */
    static Role shown(IamRole role) {
        return listed(role).toBuilder()
                .permissionsBoundary(Boundaries.shown(role.boundaryArn()))
                .tags(Tags.listedOrAbsent(role.tags()))
                .build();
    }

    /** As lists show it. */
    static Role listed(IamRole role) {
        return Role.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(role.arn())
                .createDate(Times.of(role.createdAt()))
                .assumeRolePolicyDocument(Documents.encoded(role.trustPolicy()))
                .description(role.description())
                .maxSessionDuration(role.maxSessionSeconds())
                .build();
    }
}
