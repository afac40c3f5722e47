package dev.cognate.identitypool.iam.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.DeleteLoginProfileOperation;
import dev.cognate.contract.iam.DeleteLoginProfileRequest;
import dev.cognate.contract.iam.ListMFADevicesOperation;
import dev.cognate.contract.iam.ListMFADevicesRequest;
import dev.cognate.contract.iam.ListMFADevicesResponse;
import dev.cognate.contract.iam.ListSSHPublicKeysOperation;
import dev.cognate.contract.iam.ListSSHPublicKeysRequest;
import dev.cognate.contract.iam.ListSSHPublicKeysResponse;
import dev.cognate.contract.iam.ListServiceSpecificCredentialsOperation;
import dev.cognate.contract.iam.ListServiceSpecificCredentialsRequest;
import dev.cognate.contract.iam.ListServiceSpecificCredentialsResponse;
import dev.cognate.contract.iam.ListSigningCertificatesOperation;
import dev.cognate.contract.iam.ListSigningCertificatesRequest;
import dev.cognate.contract.iam.ListSigningCertificatesResponse;
import dev.cognate.contract.iam.ListVirtualMFADevicesOperation;
import dev.cognate.contract.iam.ListVirtualMFADevicesRequest;
import dev.cognate.contract.iam.ListVirtualMFADevicesResponse;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What users of AWS may own and users here never do. Tools that delete a user with everything it owns, such as Terraform with
 * {@code force_destroy}, ask for all of it first.
 */
@ApplicationScoped
class UserBelongingsOperations
        implements ListSSHPublicKeysOperation,
                ListMFADevicesOperation,
                ListVirtualMFADevicesOperation,
                ListSigningCertificatesOperation,
                ListServiceSpecificCredentialsOperation,
                DeleteLoginProfileOperation {
    private final Entities entities;

    UserBelongingsOperations(Entities entities) {
        this.entities = entities;
    }

    @Override
    public Uni<ListSSHPublicKeysResponse> listSSHPublicKeys(ListSSHPublicKeysRequest request, CallContext context) {
        return require(request.userName(), context)
                .replaceWith(ListSSHPublicKeysResponse.builder()
                        .sshPublicKeys(List.of())
                        .isTruncated(false)
                        .build());
    }

    @Override
    public Uni<ListMFADevicesResponse> listMFADevices(ListMFADevicesRequest request, CallContext context) {
        return require(request.userName(), context)
                .replaceWith(ListMFADevicesResponse.builder()
                        .mfaDevices(List.of())
                        .isTruncated(false)
                        .build());
    }

    @Override
    public Uni<ListVirtualMFADevicesResponse> listVirtualMFADevices(
            ListVirtualMFADevicesRequest request, CallContext context) {
        return Uni.createFrom()
                .item(ListVirtualMFADevicesResponse.builder()
                        .virtualMFADevices(List.of())
                        .isTruncated(false)
                        .build());
    }

    @Override
    public Uni<ListSigningCertificatesResponse> listSigningCertificates(
            ListSigningCertificatesRequest request, CallContext context) {
        return require(request.userName(), context)
                .replaceWith(ListSigningCertificatesResponse.builder()
                        .certificates(List.of())
                        .isTruncated(false)
                        .build());
    }

    @Override
    public Uni<ListServiceSpecificCredentialsResponse> listServiceSpecificCredentials(
            ListServiceSpecificCredentialsRequest request, CallContext context) {
        return require(request.userName(), context)
                .replaceWith(ListServiceSpecificCredentialsResponse.builder()
                        .serviceSpecificCredentials(List.of())
                        .build());
    }

    @Override
    public Uni<Void> deleteLoginProfile(DeleteLoginProfileRequest request, CallContext context) {
        return require(request.userName(), context).map(user -> {
            throw new NoSuchEntityException("Login Profile for User " + user.name() + " cannot be found.");
        });
    }

    private Uni<IamUser> require(String name, CallContext context) {
        return entities.require(IamUser.class, Users.named(name, context));
    }
}
