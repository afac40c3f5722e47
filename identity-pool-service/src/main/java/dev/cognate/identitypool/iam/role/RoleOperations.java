package dev.cognate.identitypool.iam.role;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.DeleteRoleOperation;
import dev.cognate.contract.iam.DeleteRoleRequest;
import dev.cognate.contract.iam.GetRoleOperation;
import dev.cognate.contract.iam.GetRoleRequest;
import dev.cognate.contract.iam.GetRoleResponse;
import dev.cognate.contract.iam.ListInstanceProfilesForRoleOperation;
import dev.cognate.contract.iam.ListInstanceProfilesForRoleRequest;
import dev.cognate.contract.iam.ListInstanceProfilesForRoleResponse;
import dev.cognate.contract.iam.ListRolesOperation;
import dev.cognate.contract.iam.ListRolesRequest;
import dev.cognate.contract.iam.ListRolesResponse;
import dev.cognate.contract.iam.UpdateAssumeRolePolicyOperation;
import dev.cognate.contract.iam.UpdateAssumeRolePolicyRequest;
import dev.cognate.contract.iam.UpdateRoleDescriptionOperation;
import dev.cognate.contract.iam.UpdateRoleDescriptionRequest;
import dev.cognate.contract.iam.UpdateRoleDescriptionResponse;
import dev.cognate.contract.iam.UpdateRoleOperation;
import dev.cognate.contract.iam.UpdateRoleRequest;
import dev.cognate.contract.iam.UpdateRoleResponse;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.identitypool.iam.Deletable;
import dev.cognate.identitypool.iam.Documents;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Roles that exist. */
@ApplicationScoped
class RoleOperations
        implements GetRoleOperation,
                ListRolesOperation,
                UpdateRoleOperation,
                UpdateRoleDescriptionOperation,
                UpdateAssumeRolePolicyOperation,
                DeleteRoleOperation,
                ListInstanceProfilesForRoleOperation {
    private final Entities entities;

    RoleOperations(Entities entities) {
        this.entities = entities;
    }

    @Override
    public Uni<GetRoleResponse> getRole(GetRoleRequest request, CallContext context) {
        return entities.require(IamRole.class, request.roleName())
                .map(role -> GetRoleResponse.builder().role(Roles.shown(role)).build());
    }

    @Override
    public Uni<ListRolesResponse> listRoles(ListRolesRequest request, CallContext context) {
        return entities.list(IamRole.class, request.pathPrefix(), request.marker(), request.maxItems())
                .map(page -> ListRolesResponse.builder()
                        .roles(page.items().stream().map(Roles::listed).toList())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    @Override
    public Uni<UpdateRoleResponse> updateRole(UpdateRoleRequest request, CallContext context) {
        return entities.change(
                        IamRole.class,
                        request.roleName(),
                        role -> role.described(
                                request.description() == null ? role.description() : request.description(),
                                request.maxSessionDuration() == null
                                        ? role.maxSessionSeconds()
                                        : request.maxSessionDuration()))
                .replaceWith(UpdateRoleResponse.builder().build());
    }

    @Override
    public Uni<UpdateRoleDescriptionResponse> updateRoleDescription(
            UpdateRoleDescriptionRequest request, CallContext context) {
        return entities.change(
                        IamRole.class,
                        request.roleName(),
                        role -> role.described(request.description(), role.maxSessionSeconds()))
                .map(role -> UpdateRoleDescriptionResponse.builder()
                        .role(Roles.shown(role))
                        .build());
    }

    @Override
    public Uni<Void> updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request, CallContext context) {
        Documents.requireTrust(request.policyDocument());
        return entities.change(
                        IamRole.class, request.roleName(), role -> role.withTrustPolicy(request.policyDocument()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleteRole(DeleteRoleRequest request, CallContext context) {
        return entities.delete(IamRole.class, request.roleName(), role -> {
            Deletable.require(role);
            return Uni.createFrom().voidItem();
        });
    }

    /** There are no instances here. */
    @Override
    public Uni<ListInstanceProfilesForRoleResponse> listInstanceProfilesForRole(
            ListInstanceProfilesForRoleRequest request, CallContext context) {
        return entities.require(IamRole.class, request.roleName())
                .replaceWith(ListInstanceProfilesForRoleResponse.builder()
                        .instanceProfiles(List.of())
                        .isTruncated(false)
                        .build());
    }
}
