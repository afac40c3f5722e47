package dev.cognate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

/** Lists within one user, role, policy or provider, page by page. */
@QuarkusTest
class InnerListsTest {
    private static final String READ = Iam.policy("Allow", "s3:Get*", "*");
    private static final List<Tag> TAGS = List.of(tag("a"), tag("b"), tag("c"));

    private final IamClient iam = Iam.asRoot();
    private final String role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, READ).roleName();
    private final String user = Iam.newUser(iam, READ).userName();

    @AfterEach
    void close() {
        iam.close();
    }

    private static Tag tag(String key) {
        return Tag.builder().key(key).value("v").build();
    }

    @Test
    void shouldListTheInlinePoliciesOfARolePageByPage() {
        // given
        List.of("first", "second")
                .forEach(name -> iam.putRolePolicy(
                        request -> request.roleName(role).policyName(name).policyDocument(READ)));

        // when
        ListRolePoliciesResponse page =
                iam.listRolePolicies(request -> request.roleName(role).maxItems(2));

        // then
        assertThat(page.policyNames()).containsExactly("first", "own");
        assertThat(page.isTruncated()).isTrue();
        ListRolePoliciesResponse rest = iam.listRolePolicies(
                request -> request.roleName(role).maxItems(2).marker(page.marker()));
        assertThat(rest.policyNames()).containsExactly("second");
        assertThat(rest.isTruncated()).isFalse();
        assertThat(rest.marker()).isNull();
    }

    @Test
    void shouldGoOnWhereItWasWhenTheLastItemIsGone() {
        // given
        List.of("first", "second")
                .forEach(name -> iam.putUserPolicy(
                        request -> request.userName(user).policyName(name).policyDocument(READ)));
        String marker = iam.listUserPolicies(request -> request.userName(user).maxItems(1))
                .marker();

        // when
        iam.deleteUserPolicy(request -> request.userName(user).policyName("first"));

        // then
        assertThat(iam.listUserPolicies(request -> request.userName(user).marker(marker))
                        .policyNames())
                .containsExactly("own", "second");
    }

    @Test
    void shouldNotContinueTheListOfAnother() {
        // given
        iam.tagRole(request -> request.roleName(role).tags(TAGS));
        iam.tagUser(request -> request.userName(user).tags(TAGS));
        String marker =
                iam.listRoleTags(request -> request.roleName(role).maxItems(1)).marker();

        // then
        assertThatThrownBy(
                        () -> iam.listUserTags(request -> request.userName(user).marker(marker)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Marker");
        assertThatThrownBy(
                        () -> iam.listRoleTags(request -> request.roleName(role).marker("made-up")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void shouldGiveAllTagsToWhoAsksForPages() {
        // given
        iam.tagRole(request -> request.roleName(role).tags(TAGS));
        iam.tagUser(request -> request.userName(user).tags(TAGS));
        String policy = policy();
        iam.tagPolicy(request -> request.policyArn(policy).tags(TAGS));

        // then
        assertThat(iam.listRoleTagsPaginator(request -> request.roleName(role).maxItems(1))
                        .tags())
                .containsExactlyElementsOf(TAGS);
        assertThat(iam.listUserTagsPaginator(request -> request.userName(user).maxItems(2))
                        .tags())
                .containsExactlyElementsOf(TAGS);
        assertThat(iam.listPolicyTagsPaginator(
                                request -> request.policyArn(policy).maxItems(1))
                        .tags())
                .containsExactlyElementsOf(TAGS);
    }

    @Test
    void shouldGiveAllVersionsAttachmentsAndHoldersOfAPolicyToWhoAsksForPages() {
        // given
        String policy = policy();
        String other = policy();
        IntStream.range(0, 3)
                .forEach(number -> iam.createPolicyVersion(
                        request -> request.policyArn(policy).policyDocument(READ)));
        List.of(policy, other).forEach(arn -> {
            iam.attachRolePolicy(request -> request.roleName(role).policyArn(arn));
            iam.attachUserPolicy(request -> request.userName(user).policyArn(arn));
        });

        // then
        assertThat(iam.listPolicyVersionsPaginator(
                                request -> request.policyArn(policy).maxItems(1))
                        .versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly("v4", "v3", "v2", "v1");
        assertThat(iam.listAttachedRolePoliciesPaginator(
                                request -> request.roleName(role).maxItems(1))
                        .attachedPolicies())
                .hasSize(2);
        assertThat(iam.listAttachedUserPoliciesPaginator(
                                request -> request.userName(user).maxItems(1))
                        .attachedPolicies())
                .hasSize(2);
        ListEntitiesForPolicyResponse roles =
                iam.listEntitiesForPolicy(request -> request.policyArn(policy).maxItems(1));
        ListEntitiesForPolicyResponse users =
                iam.listEntitiesForPolicy(request -> request.policyArn(policy).marker(roles.marker()));
        assertThat(roles.policyRoles()).hasSize(1);
        assertThat(roles.policyUsers()).isEmpty();
        assertThat(users.policyRoles()).isEmpty();
        assertThat(users.policyUsers()).hasSize(1);
    }

    @Test
    void shouldListTheKeysOfAUserPageByPage() {
        // given
        iam.createAccessKey(request -> request.userName(user));

        // then
        assertThat(iam.listAccessKeys(request -> request.userName(user).maxItems(1))
                        .isTruncated())
                .isTrue();
        assertThat(iam.listAccessKeysPaginator(request -> request.userName(user).maxItems(1))
                        .accessKeyMetadata())
                .hasSize(2);
    }

    private String policy() {
        return iam.createPolicy(
                        request -> request.policyName(Iam.name("Policy")).policyDocument(READ))
                .policy()
                .arn();
    }
}
