package dev.cognate.identitypool.iam.role;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.CreateRoleOperation;
import dev.cognate.contract.iam.CreateRoleRequest;
import dev.cognate.contract.iam.CreateRoleResponse;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.session.KeyIds;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.Boundaries;
import dev.cognate.identitypool.iam.Documents;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** CreateRole. */
@ApplicationScoped
class CreateRole implements CreateRoleOperation {
    private static final int ID_LENGTH = 17;
    private static final int HOUR = 3600;

    private final Entities entities;
    private final Boundaries boundaries;
    private final Arns arns;
    private final Clock clock;

    CreateRole(Entities entities, Boundaries boundaries, Arns arns, Clock clock) {
        this.entities = entities;
        this.boundaries = boundaries;
        this.arns = arns;
        this.clock = clock;
    }

    @Override
    public Uni<CreateRoleResponse> createRole(CreateRoleRequest request, CallContext context) {
        Documents.requireTrust(request.assumeRolePolicyDocument());
        IamRole role = role(request);
        return boundaries
                .require(request.permissionsBoundary())
                .chain(() -> entities.create(role, "Role with name " + role.name() + " already exists."))
                .map(created ->
                        CreateRoleResponse.builder().role(Roles.shown(created)).build());
    }

    private IamRole role(CreateRoleRequest request) {
        String path = Arns.path(request.path());
        return new IamRole(
                request.roleName(),
                path,
                KeyIds.next("AROA", ID_LENGTH),
                arns.of("role" + path + request.roleName()),
                clock.instant().getEpochSecond(),
                request.assumeRolePolicyDocument(),
                request.description(),
                request.maxSessionDuration() == null ? HOUR : request.maxSessionDuration(),
                Tags.of(request.tags()),
                request.permissionsBoundary(),
                Map.of(),
                List.of());
    }
}
