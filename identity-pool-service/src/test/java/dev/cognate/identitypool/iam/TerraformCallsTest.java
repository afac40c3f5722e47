package dev.cognate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * The calls that Terraform's AWS provider makes for identity pools and IAM, as its log shows them, and what it reads afterwards:
 * whatever differs from what it wrote is drift.
 */
@QuarkusTest
class TerraformCallsTest {
    private static final String TRUST = Iam.TRUST_ACCOUNT;
    private static final Tag TEST = Tag.builder().key("stage").value("test").build();

    private final IamClient iam = Iam.asRoot();
    private final CognitoIdentityClient pools = Api.signed();

    @AfterEach
    void close() {
        iam.close();
        pools.close();
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
    void shouldLeaveAloneWhatAnUpdateOfAPoolDoesNotName() {
        // given
        String id = Api.newPool(
                        pools,
                        request -> request.allowClassicFlow(true)
                                .developerProviderName("game.example.com")
                                .supportedLoginProviders(
                                        Map.of("accounts.google.com", "123.apps.googleusercontent.com"))
                                .identityPoolTags(Map.of("stage", "test")))
                .identityPoolId();

        // when
        pools.updateIdentityPool(request -> request.identityPoolId(id)
                .identityPoolName("players")
                .allowUnauthenticatedIdentities(true)
                .allowClassicFlow(true)
                .supportedLoginProviders(Map.of("accounts.google.com", "123.apps.googleusercontent.com")));

        // then
        DescribeIdentityPoolResponse pool = pools.describeIdentityPool(request -> request.identityPoolId(id));
        assertThat(pool.developerProviderName()).isEqualTo("game.example.com");
        assertThat(pool.identityPoolTags()).isEqualTo(Map.of("stage", "test"));
        assertThat(pool.allowUnauthenticatedIdentities()).isTrue();
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

    private static JsonObject document(String encoded) {
        return new JsonObject(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    }
}
