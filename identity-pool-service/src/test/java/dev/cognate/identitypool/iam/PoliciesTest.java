package dev.cognate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;

@QuarkusTest
class PoliciesTest {
    private static final String READ = Iam.policy("Allow", "s3:Get*", "arn:aws:s3:::b/*");
    private static final String WRITE = Iam.policy("Allow", "s3:Put*", "arn:aws:s3:::b/*");

    private final IamClient iam = Iam.asRoot();
    private final String name = Iam.name("Policy");

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldAnswerAPolicyAsItWasMade() {
        // when
        Policy created = iam.createPolicy(request -> request.policyName(name)
                        .path("/team/")
                        .policyDocument(READ)
                        .description("Reads"))
                .policy();

        // then
        Policy found =
                iam.getPolicy(request -> request.policyArn(created.arn())).policy();
        assertThat(created.arn()).isEqualTo("arn:aws:iam::000000000000:policy/team/" + name);
        assertThat(created.policyId()).matches("ANPA[A-Z2-7]{17}");
        assertThat(found.description()).isEqualTo("Reads");
        assertThat(found.attachmentCount()).isZero();
        assertThat(found.defaultVersionId()).isEqualTo("v1");
        assertThatThrownBy(() -> create(name)).isInstanceOf(EntityAlreadyExistsException.class);
    }

    @Test
    void shouldRefuseADocumentThatIsNone() {
        // then
        assertThatThrownBy(() ->
                        iam.createPolicy(request -> request.policyName(name).policyDocument("{}")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
    }

    @Test
    void shouldNotFindAPolicyUnderAnotherPath() {
        // given
        create(name);

        // then
        assertThatThrownBy(() ->
                        iam.getPolicy(request -> request.policyArn("arn:aws:iam::000000000000:policy/other/" + name)))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void shouldKeepVersionsAndNeverGiveANumberTwice() {
        // given
        String arn = create(name).arn();
        PolicyVersion second = version(arn, WRITE, true);
        iam.setDefaultPolicyVersion(request -> request.policyArn(arn).versionId("v1"));
        iam.deletePolicyVersion(request -> request.policyArn(arn).versionId("v2"));

        // when
        PolicyVersion third = version(arn, WRITE, false);

        // then
        assertThat(second.versionId()).isEqualTo("v2");
        assertThat(third.versionId()).isEqualTo("v3");
        assertThat(iam.listPolicyVersions(request -> request.policyArn(arn)).versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly("v3", "v1");
        assertThat(iam.getPolicyVersion(request -> request.policyArn(arn).versionId("v3"))
                        .policyVersion()
                        .document())
                .startsWith("%7B%22Version%22%3A%222012-10-17%22");
        assertThatThrownBy(() -> iam.deletePolicyVersion(
                        request -> request.policyArn(arn).versionId("v1")))
                .isInstanceOf(DeleteConflictException.class)
                .hasMessageContaining("Cannot delete the default version of a policy.");
        assertThatThrownBy(() -> iam.deletePolicy(request -> request.policyArn(arn)))
                .isInstanceOf(DeleteConflictException.class);
    }

    @Test
    void shouldKeepFiveVersions() {
        // given
        String arn = create(name).arn();
        for (int index = 0; index < 4; index++) {
            version(arn, WRITE, false);
        }

        // then
        assertThatThrownBy(() -> version(arn, WRITE, false)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void shouldTellWhatItIsAttachedTo() {
        // given
        String arn = create(name).arn();
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READ);
        String user = Iam.newUser(iam, null).userName();

        // when
        iam.attachRolePolicy(request -> request.roleName(role.roleName()).policyArn(arn));
        iam.attachRolePolicy(request -> request.roleName(role.roleName()).policyArn(arn));
        iam.attachUserPolicy(request -> request.userName(user).policyArn(arn));

        // then
        ListEntitiesForPolicyResponse entities = iam.listEntitiesForPolicy(request -> request.policyArn(arn));
        assertThat(entities.policyRoles())
                .singleElement()
                .satisfies(found -> assertThat(found.roleId()).isEqualTo(role.roleId()));
        assertThat(entities.policyUsers()).hasSize(1);
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().attachmentCount())
                .isEqualTo(2);
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName(role.roleName()))
                        .attachedPolicies())
                .singleElement()
                .satisfies(attached -> assertThat(attached.policyName()).isEqualTo(name));
        assertThatThrownBy(() -> iam.deletePolicy(request -> request.policyArn(arn)))
                .isInstanceOf(DeleteConflictException.class)
                .hasMessageContaining("Cannot delete a policy attached to entities.");
    }

    @Test
    void shouldDetachOnceAndThenGo() {
        // given
        String arn = create(name).arn();
        String user = Iam.newUser(iam, null).userName();
        iam.attachUserPolicy(request -> request.userName(user).policyArn(arn));

        // when
        iam.detachUserPolicy(request -> request.userName(user).policyArn(arn));

        // then
        assertThatThrownBy(() ->
                        iam.detachUserPolicy(request -> request.userName(user).policyArn(arn)))
                .isInstanceOf(NoSuchEntityException.class);
        iam.deletePolicy(request -> request.policyArn(arn));
        assertThatThrownBy(() -> iam.getPolicy(request -> request.policyArn(arn)))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void shouldNotAttachWhatDoesNotExist() {
        // given
        String user = Iam.newUser(iam, null).userName();

        // then
        assertThatThrownBy(() -> iam.attachUserPolicy(
                        request -> request.userName(user).policyArn("arn:aws:iam::000000000000:policy/" + name)))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("does not exist or is not attachable");
    }

    @Test
    void shouldSimulateDocuments() {
        // when
        var results = iam.simulateCustomPolicy(request -> request.policyInputList(
                                READ, Iam.policy("Deny", "s3:GetObject", "arn:aws:s3:::b/secret"))
                        .actionNames("s3:GetObject", "s3:PutObject")
                        .resourceArns("arn:aws:s3:::b/k", "arn:aws:s3:::b/secret"))
                .evaluationResults();

        // then
        assertThat(results)
                .extracting(EvaluationResult::evalActionName, EvaluationResult::evalDecisionAsString)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("s3:GetObject", "allowed"),
                        org.assertj.core.groups.Tuple.tuple("s3:GetObject", "explicitDeny"),
                        org.assertj.core.groups.Tuple.tuple("s3:PutObject", "implicitDeny"),
                        org.assertj.core.groups.Tuple.tuple("s3:PutObject", "implicitDeny"));
    }

    @Test
    void shouldSimulateWhatAUserMay() {
        // given
        AccessKey key = Iam.newUser(iam, READ);

        // when
        var results = iam.simulatePrincipalPolicy(
                        request -> request.policySourceArn("arn:aws:iam::000000000000:user/" + key.userName())
                                .actionNames("s3:GetObject", "s3:PutObject")
                                .resourceArns("arn:aws:s3:::b/k"))
                .evaluationResults();

        // then
        assertThat(results)
                .extracting(EvaluationResult::evalDecisionAsString)
                .containsExactly("allowed", "implicitDeny");
    }

    private Policy create(String policyName) {
        return iam.createPolicy(request -> request.policyName(policyName).policyDocument(READ))
                .policy();
    }

    private PolicyVersion version(String arn, String document, boolean isDefault) {
        return iam.createPolicyVersion(request ->
                        request.policyArn(arn).policyDocument(document).setAsDefault(isDefault))
                .policyVersion();
    }
}
