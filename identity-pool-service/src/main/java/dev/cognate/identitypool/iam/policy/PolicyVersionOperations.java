package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.CreatePolicyVersionOperation;
import dev.cognate.contract.iam.CreatePolicyVersionRequest;
import dev.cognate.contract.iam.CreatePolicyVersionResponse;
import dev.cognate.contract.iam.DeleteConflictException;
import dev.cognate.contract.iam.DeletePolicyVersionOperation;
import dev.cognate.contract.iam.DeletePolicyVersionRequest;
import dev.cognate.contract.iam.GetPolicyVersionOperation;
import dev.cognate.contract.iam.GetPolicyVersionRequest;
import dev.cognate.contract.iam.GetPolicyVersionResponse;
import dev.cognate.contract.iam.LimitExceededException;
import dev.cognate.contract.iam.ListPolicyVersionsOperation;
import dev.cognate.contract.iam.ListPolicyVersionsRequest;
import dev.cognate.contract.iam.ListPolicyVersionsResponse;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.contract.iam.PolicyVersion;
import dev.cognate.contract.iam.SetDefaultPolicyVersionOperation;
import dev.cognate.contract.iam.SetDefaultPolicyVersionRequest;
import dev.cognate.iam.directory.IamPolicy;
import dev.cognate.identitypool.iam.Documents;
import dev.cognate.identitypool.iam.Times;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Versions of managed policies.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html">AWS's guide: versioning
 *     IAM policies</a>
 */
@ApplicationScoped
class PolicyVersionOperations
        implements CreatePolicyVersionOperation,
                GetPolicyVersionOperation,
                ListPolicyVersionsOperation,
                SetDefaultPolicyVersionOperation,
                DeletePolicyVersionOperation {
    private static final int MOST = 5;

    private final ManagedPolicies policies;
    private final Clock clock;
    private final InnerLists lists;

    PolicyVersionOperations(ManagedPolicies policies, Clock clock, InnerLists lists) {
        this.policies = policies;
        this.clock = clock;
        this.lists = lists;
    }

    @Override
    public Uni<CreatePolicyVersionResponse> createPolicyVersion(
            CreatePolicyVersionRequest request, CallContext context) {
        Documents.requireManaged(request.policyDocument());
        return policies.change(request.policyArn(), policy -> added(policy, request))
                .map(policy -> CreatePolicyVersionResponse.builder()
                        .policyVersion(listed(policy, policy.versions().getLast()))
                        .build());
    }

    private IamPolicy added(IamPolicy policy, CreatePolicyVersionRequest request) {
        if (policy.versions().size() >= MOST) {
            throw new LimitExceededException(
                    "A managed policy can have up to 5 versions. Before you create a new version,"
                            + " you must delete an existing version.");
        }
        int number = policy.lastVersion() + 1;
        List<IamPolicy.Version> versions = new ArrayList<>(policy.versions());
        versions.add(new IamPolicy.Version(number, request.policyDocument(), now()));
        boolean isDefault = Boolean.TRUE.equals(request.setAsDefault());
        return policy.withVersions(versions, isDefault ? number : policy.defaultVersion(), number, now());
    }

    @Override
    public Uni<GetPolicyVersionResponse> getPolicyVersion(GetPolicyVersionRequest request, CallContext context) {
        return policies.require(request.policyArn())
                .map(policy -> GetPolicyVersionResponse.builder()
                        .policyVersion(shown(policy, version(policy, request.versionId())))
                        .build());
    }

    /** Newest first. */
    @Override
    public Uni<ListPolicyVersionsResponse> listPolicyVersions(ListPolicyVersionsRequest request, CallContext context) {
        return policies.require(request.policyArn())
                .map(policy -> lists.page(
                        new InnerLists.Asked("policy-versions/" + policy.id(), request.marker(), request.maxItems()),
                        policy.versions().reversed().stream()
                                .map(version -> listed(policy, version))
                                .toList(),
                        PolicyVersion::versionId))
                .map(page -> ListPolicyVersionsResponse.builder()
                        .versions(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    @Override
    public Uni<Void> setDefaultPolicyVersion(SetDefaultPolicyVersionRequest request, CallContext context) {
        return policies.change(request.policyArn(), policy -> {
                    int number = version(policy, request.versionId()).number();
                    return policy.withVersions(policy.versions(), number, policy.lastVersion(), now());
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deletePolicyVersion(DeletePolicyVersionRequest request, CallContext context) {
        return policies.change(request.policyArn(), policy -> {
                    IamPolicy.Version gone = version(policy, request.versionId());
                    if (gone.number() == policy.defaultVersion()) {
                        throw new DeleteConflictException("Cannot delete the default version of a policy.");
                    }
                    List<IamPolicy.Version> left = new ArrayList<>(policy.versions());
                    left.remove(gone);
                    return policy.withVersions(left, policy.defaultVersion(), policy.lastVersion(), now());
                })
                .replaceWithVoid();
    }

    private static IamPolicy.Version version(IamPolicy policy, String versionId) {
        return policy.version(versionId)
                .orElseThrow(() -> new NoSuchEntityException(
                        "Policy " + policy.arn() + " version " + versionId + " does not exist or is not attachable."));
    }

    private static PolicyVersion shown(IamPolicy policy, IamPolicy.Version version) {
        return listed(policy, version).toBuilder()
                .document(Documents.encoded(version.document()))
                .build();
    }

    private static PolicyVersion listed(IamPolicy policy, IamPolicy.Version version) {
        return PolicyVersion.builder()
                .versionId(version.versionId())
                .isDefaultVersion(version.number() == policy.defaultVersion())
                .createDate(Times.of(version.createdAt()))
                .build();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
