package dev.cognate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.outside.SamlIssuer;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * The calls that Terraform's AWS provider makes for IAM, as its log shows them, and what it reads afterwards:
 * whatever differs from what it wrote is drift.
 */
@QuarkusTest
class TerraformCallsTest {
    private static final String TRUST = Iam.TRUST_ACCOUNT;
    private static final String ANYTHING = Iam.policy("Allow", "*", "*");
    private static final Tag TEST = Tag.builder().key("stage").value("test").build();

    private final IamClient iam = Iam.asRoot();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldFindARoleAsItWasWritten() {
        // given
        String name = Iam.name("player");
        String boundary = iam.createPolicy(
                        request -> request.policyName(Iam.name("limits")).policyDocument(Iam.policy("Allow", "*", "*")))
                .policy()
                .arn();
        iam.createRole(request -> request.roleName(name)
                .path("/game/")
                .description("plays")
                .maxSessionDuration(3600)
                .permissionsBoundary(boundary)
                .assumeRolePolicyDocument(TRUST)
                .tags(TEST));

        // when
        iam.updateRoleDescription(request -> request.roleName(name).description("plays more"));
        iam.updateRole(request -> request.roleName(name).maxSessionDuration(7200));

        // then
        Role role = iam.getRole(request -> request.roleName(name)).role();
        assertThat(role.path()).isEqualTo("/game/");
        assertThat(role.description()).isEqualTo("plays more");
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
        assertThat(role.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(boundary);
        assertThat(role.tags()).containsExactly(TEST);
        assertThat(document(role.assumeRolePolicyDocument())).isEqualTo(new JsonObject(TRUST));
        assertThat(iam.listRolePolicies(request -> request.roleName(name)).policyNames())
                .isEmpty();
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName(name))
                        .attachedPolicies())
                .isEmpty();
    }

    @Test
    void shouldDeleteAUserWithAllItOwns() {
        // given
        String name = Iam.newUser(iam, Iam.policy("Allow", "*", "*")).userName();

        // when
        iam.deleteUserPolicy(request -> request.userName(name).policyName("own"));
        assertThat(iam.listGroupsForUser(request -> request.userName(name)).groups())
                .isEmpty();
        iam.listAccessKeys(request -> request.userName(name))
                .accessKeyMetadata()
                .forEach(key ->
                        iam.deleteAccessKey(request -> request.userName(name).accessKeyId(key.accessKeyId())));
        iam.deleteUser(request -> request.userName(name));

        // then
        assertThat(iam.listUsers().users()).noneMatch(user -> user.userName().equals(name));
    }

    @Test
    void shouldFindAnInlinePolicyAsItWasWritten() {
        // given
        String role = Iam.newRole(iam, TRUST, ANYTHING).roleName();
        String changed =
                Iam.policy("Allow", "s3:PutObject", "arn:aws:s3:::games/${cognito-identity.amazonaws.com:sub}/*");

        // when
        iam.putRolePolicy(request -> request.roleName(role).policyName("own").policyDocument(changed));

        // then
        var read = iam.getRolePolicy(request -> request.roleName(role).policyName("own"));
        assertThat(read.roleName()).isEqualTo(role);
        assertThat(read.policyName()).isEqualTo("own");
        assertThat(document(read.policyDocument())).isEqualTo(new JsonObject(changed));
        iam.deleteRolePolicy(request -> request.roleName(role).policyName("own"));
        assertThatThrownBy(() ->
                        iam.getRolePolicy(request -> request.roleName(role).policyName("own")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    /** A change of a policy is a new version that becomes the default, and the oldest one goes. */
    @Test
    void shouldFindAPolicyAsItWasWrittenAndChanged() {
        // given
        String name = Iam.name("limits");
        String arn = iam.createPolicy(request -> request.policyName(name)
                        .path("/game/")
                        .description("limits")
                        .policyDocument(ANYTHING)
                        .tags(TEST))
                .policy()
                .arn();
        String changed = Iam.policy("Allow", "*", "arn:aws:s3:::*");

        // when
        iam.createPolicyVersion(
                request -> request.policyArn(arn).policyDocument(changed).setAsDefault(true));

        // then
        Policy policy = iam.getPolicy(request -> request.policyArn(arn)).policy();
        assertThat(policy.policyName()).isEqualTo(name);
        assertThat(policy.path()).isEqualTo("/game/");
        assertThat(policy.description()).isEqualTo("limits");
        assertThat(policy.tags()).containsExactly(TEST);
        assertThat(policy.defaultVersionId()).isEqualTo("v2");
        assertThat(document(
                        iam.getPolicyVersion(request -> request.policyArn(arn).versionId(policy.defaultVersionId()))
                                .policyVersion()
                                .document()))
                .isEqualTo(new JsonObject(changed));
        iam.listPolicyVersions(request -> request.policyArn(arn)).versions().stream()
                .filter(version -> !version.isDefaultVersion())
                .forEach(version -> iam.deletePolicyVersion(
                        request -> request.policyArn(arn).versionId(version.versionId())));
        iam.deletePolicy(request -> request.policyArn(arn));
        assertThatThrownBy(() -> iam.getPolicy(request -> request.policyArn(arn)))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void shouldFindAttachmentsAsTheyWereMade() {
        // given
        String role = Iam.newRole(iam, TRUST, ANYTHING).roleName();
        String user = Iam.newUser(iam, null).userName();
        String policy = iam.createPolicy(
                        request -> request.policyName(Iam.name("limits")).policyDocument(ANYTHING))
                .policy()
                .arn();

        // when
        iam.attachRolePolicy(request -> request.roleName(role).policyArn(policy));
        iam.attachUserPolicy(request -> request.userName(user).policyArn(policy));

        // then
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName(role))
                        .attachedPolicies())
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(policy);
        assertThat(iam.listAttachedUserPolicies(request -> request.userName(user))
                        .attachedPolicies())
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(policy);
        iam.detachRolePolicy(request -> request.roleName(role).policyArn(policy));
        iam.detachUserPolicy(request -> request.userName(user).policyArn(policy));
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName(role))
                        .attachedPolicies())
                .isEmpty();
        assertThat(iam.listAttachedUserPolicies(request -> request.userName(user))
                        .attachedPolicies())
                .isEmpty();
    }

    @Test
    void shouldFindAnOpenIdConnectProviderAsItWasWrittenAndChanged() {
        // given
        String host = Iam.name("login") + ".example.com";
        String arn = iam.createOpenIDConnectProvider(request -> request.url("https://" + host)
                        .clientIDList("one")
                        .thumbprintList("c".repeat(40))
                        .tags(TEST))
                .openIDConnectProviderArn();

        // when
        iam.addClientIDToOpenIDConnectProvider(
                request -> request.openIDConnectProviderArn(arn).clientID("two"));
        iam.updateOpenIDConnectProviderThumbprint(
                request -> request.openIDConnectProviderArn(arn).thumbprintList("d".repeat(40)));

        // then
        var provider = iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn));
        assertThat(provider.url()).isEqualTo(host);
        assertThat(provider.clientIDList()).containsExactly("one", "two");
        assertThat(provider.thumbprintList()).containsExactly("d".repeat(40));
        assertThat(provider.tags()).containsExactly(TEST);
    }

    @Test
    void shouldFindASamlProviderAsItWasWrittenAndChanged() {
        // given
        String first = SamlIssuer.create().metadata();
        String second = SamlIssuer.create().metadata();
        String arn = iam.createSAMLProvider(request -> request.name(Iam.name("office"))
                        .samlMetadataDocument(first)
                        .tags(TEST))
                .samlProviderArn();

        // when
        iam.updateSAMLProvider(request -> request.samlProviderArn(arn).samlMetadataDocument(second));

        // then
        var provider = iam.getSAMLProvider(request -> request.samlProviderArn(arn));
        assertThat(provider.samlMetadataDocument()).isEqualTo(second);
        assertThat(provider.tags()).containsExactly(TEST);
        assertThat(provider.validUntil()).isAfter(provider.createDate());
    }

    @Test
    void shouldFindAUserAndItsKeyAsTheyWereWrittenAndChanged() {
        // given
        String name = Iam.name("backend");
        iam.createUser(request -> request.userName(name).path("/game/").tags(TEST));
        String key = iam.createAccessKey(request -> request.userName(name))
                .accessKey()
                .accessKeyId();

        // when
        iam.updateAccessKey(request -> request.userName(name).accessKeyId(key).status("Inactive"));
        iam.updateUser(request -> request.userName(name).newPath("/backend/"));
        iam.untagUser(request -> request.userName(name).tagKeys("stage"));

        // then
        var user = iam.getUser(request -> request.userName(name)).user();
        assertThat(user.path()).isEqualTo("/backend/");
        assertThat(user.arn()).endsWith(":user/backend/" + name);
        assertThat(user.tags()).isEmpty();
        assertThat(iam.getAccessKeyLastUsed(request -> request.accessKeyId(key)).userName())
                .isEqualTo(name);
        assertThat(iam.listAccessKeys(request -> request.userName(name)).accessKeyMetadata())
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.accessKeyId()).isEqualTo(key);
                    assertThat(read.statusAsString()).isEqualTo("Inactive");
                });
    }

    private static JsonObject document(String encoded) {
        return new JsonObject(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    }
}
