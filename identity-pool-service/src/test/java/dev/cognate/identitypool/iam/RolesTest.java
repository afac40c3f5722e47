package dev.cognate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

@QuarkusTest
class RolesTest {
    /** Spaces, line ends and escapes stay as they are. */
    private static final String TRUST = """
            {
              "Version": "2012-10-17",
              "Statement": [ {"Effect": "Allow",\t"Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"} ]
            }
            """;

    private final IamClient iam = Iam.asRoot();
    private final String name = Iam.name("Role");

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldAnswerARoleAsItWasMade() {
        // given
        Role created = iam.createRole(request -> request.roleName(name)
                        .path("/team/")
                        .assumeRolePolicyDocument(TRUST)
                        .description("Reads")
                        .maxSessionDuration(7200)
                        .tags(tag("Team", "blue")))
                .role();

        // when
        GetRoleResponse found = iam.getRole(request -> request.roleName(name));

        // then
        assertThat(found.role()).isEqualTo(created);
        assertThat(created.arn()).isEqualTo("arn:aws:iam::000000000000:role/team/" + name);
        assertThat(created.roleId()).matches("AROA[A-Z2-7]{17}");
        assertThat(created.maxSessionDuration()).isEqualTo(7200);
        assertThat(created.description()).isEqualTo("Reads");
        assertThat(created.tags()).containsExactly(tag("Team", "blue"));
        assertThat(decoded(created.assumeRolePolicyDocument())).isEqualTo(TRUST);
    }

    @Test
    void shouldNotMakeTwoRolesWhoseNamesDifferByCase() {
        // given
        create(name);

        // then
        assertThatThrownBy(() -> create(name.toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOf(EntityAlreadyExistsException.class)
                .hasMessageContaining("already exists");
    }

    @Test
    void shouldRefuseATrustPolicyThatIsNone() {
        // then
        assertThatThrownBy(() -> iam.createRole(request -> request.roleName(name)
                        .assumeRolePolicyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Maybe\"}]}")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
        assertThatThrownBy(() -> iam.getRole(request -> request.roleName(name)))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("The role with name " + name + " cannot be found.");
    }

    @Test
    void shouldRefuseATrustPolicyThatIsTooLong() {
        // given
        String principals = "\"arn:aws:iam::000000000000:user/%s\"".formatted("a".repeat(2100));

        // then
        assertThatThrownBy(() -> iam.createRole(request -> request.roleName(name)
                        .assumeRolePolicyDocument(Iam.trust("{\"AWS\":" + principals + "}", "sts:AssumeRole"))))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("ACLSizePerRole");
    }

    @Test
    void shouldChangeWhatARoleSaysOfItself() {
        // given
        create(name);
        String trust = Iam.trust("{\"AWS\":\"*\"}", "sts:AssumeRole");

        // when
        iam.updateRole(request -> request.roleName(name).description("New").maxSessionDuration(43200));
        iam.updateAssumeRolePolicy(request -> request.roleName(name).policyDocument(trust));
        iam.tagRole(request -> request.roleName(name).tags(tag("a", "1"), tag("b", "2")));
        iam.untagRole(request -> request.roleName(name).tagKeys("A"));

        // then
        Role role = iam.getRole(request -> request.roleName(name)).role();
        assertThat(role.description()).isEqualTo("New");
        assertThat(role.maxSessionDuration()).isEqualTo(43200);
        assertThat(decoded(role.assumeRolePolicyDocument())).isEqualTo(trust);
        assertThat(iam.listRoleTags(request -> request.roleName(name)).tags()).containsExactly(tag("b", "2"));
    }

    @Test
    void shouldKeepInlinePoliciesByteForByte() {
        // given
        create(name);
        String document = "{ \"Version\":\"2012-10-17\",\n\"Statement\": {\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                + "\"Resource\":\"arn:aws:s3:::b/+%20ü\"}}";

        // when
        iam.putRolePolicy(request -> request.roleName(name).policyName("inline").policyDocument(document));

        // then
        assertThat(decoded(iam.getRolePolicy(request -> request.roleName(name).policyName("inline"))
                        .policyDocument()))
                .isEqualTo(document);
        assertThat(iam.listRolePolicies(request -> request.roleName(name)).policyNames())
                .containsExactly("inline");
    }

    @Test
    void shouldGoOnlyWhenNothingIsAttached() {
        // given
        create(name);
        iam.putRolePolicy(request ->
                request.roleName(name).policyName("inline").policyDocument(Iam.policy("Allow", "s3:*", "*")));
        assertThatThrownBy(() -> iam.deleteRole(request -> request.roleName(name)))
                .isInstanceOf(DeleteConflictException.class)
                .hasMessageContaining("Cannot delete entity, must delete policies first.");

        // when
        iam.listInstanceProfilesForRole(request -> request.roleName(name));
        iam.listAttachedRolePolicies(request -> request.roleName(name));
        iam.deleteRolePolicy(request -> request.roleName(name).policyName("inline"));
        iam.deleteRole(request -> request.roleName(name));

        // then
        assertThatThrownBy(() -> iam.getRole(request -> request.roleName(name)))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void shouldHaveAnotherIdWhenItIsMadeAgain() {
        // given
        String before = create(name).roleId();
        iam.deleteRole(request -> request.roleName(name));

        // then
        assertThat(create(name).roleId()).isNotEqualTo(before);
    }

    @Test
    void shouldListByPathInPages() {
        // given
        String path = "/" + Iam.name("path") + "/";
        for (int index = 0; index < 3; index++) {
            String each = Iam.name("r" + index);
            iam.createRole(request -> request.roleName(each).path(path).assumeRolePolicyDocument(TRUST));
        }

        // when
        ListRolesResponse first =
                iam.listRoles(request -> request.pathPrefix(path).maxItems(2));
        ListRolesResponse second =
                iam.listRoles(request -> request.pathPrefix(path).maxItems(2).marker(first.marker()));

        // then
        assertThat(List.of(first.isTruncated(), second.isTruncated())).containsExactly(true, false);
        assertThat(first.roles()).hasSize(2).doesNotContainAnyElementsOf(second.roles());
        assertThat(second.roles()).hasSize(1);
    }

    @Test
    void shouldBoundARoleByAPolicyThatExists() {
        // given
        create(name);
        String policyArn = iam.createPolicy(request ->
                        request.policyName(Iam.name("boundary")).policyDocument(Iam.policy("Allow", "s3:*", "*")))
                .policy()
                .arn();

        // when
        iam.putRolePermissionsBoundary(request -> request.roleName(name).permissionsBoundary(policyArn));

        // then
        assertThat(iam.getRole(request -> request.roleName(name))
                        .role()
                        .permissionsBoundary()
                        .permissionsBoundaryArn())
                .isEqualTo(policyArn);
        assertThatThrownBy(() -> iam.putRolePermissionsBoundary(
                        request -> request.roleName(name).permissionsBoundary(policyArn + "x")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> iam.deletePolicy(request -> request.policyArn(policyArn)))
                .isInstanceOf(DeleteConflictException.class);
    }

    private Role create(String roleName) {
        return iam.createRole(request -> request.roleName(roleName).assumeRolePolicyDocument(TRUST))
                .role();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
