package dev.cognate.identitypool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.iam.IamClient;

/** The calls that Terraform's AWS provider makes for identity pools, and what it reads afterwards. */
@QuarkusTest
class TerraformPoolCallsTest {
    private static final String PROVIDER = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Terraform";

    private final CognitoIdentityClient pools = Api.signed();

    @AfterEach
    void close() {
        pools.close();
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
    void shouldFindTheRolesOfAPoolAsTheyWereWrittenAndChanged() {
        // given
        String id = Api.newPool(pools, request -> {}).identityPoolId();
        String role = role();
        RoleMapping paid = mapping(role, "paid");
        RoleMapping yes = mapping(role, "yes");
        pools.setIdentityPoolRoles(request -> request.identityPoolId(id)
                .roles(Map.of("authenticated", role))
                .roleMappings(Map.of(PROVIDER + ":client", paid)));

        // when
        pools.setIdentityPoolRoles(request -> request.identityPoolId(id)
                .roles(Map.of("authenticated", role))
                .roleMappings(Map.of(PROVIDER + ":client", yes)));

        // then
        var read = pools.getIdentityPoolRoles(request -> request.identityPoolId(id));
        assertThat(read.roles()).isEqualTo(Map.of("authenticated", role));
        assertThat(read.roleMappings()).isEqualTo(Map.of(PROVIDER + ":client", yes));
    }

    private static RoleMapping mapping(String role, String value) {
        return RoleMapping.builder()
                .type("Rules")
                .ambiguousRoleResolution("AuthenticatedRole")
                .rulesConfiguration(rules -> rules.rules(rule ->
                        rule.claim("isAdmin").matchType("Equals").roleARN(role).value(value)))
                .build();
    }

    /** Taking the resource away sets the defaults. */
    @Test
    void shouldFindPrincipalTagsAsTheyWereWrittenAndTakenAway() {
        // given
        String id = Api.newPool(
                        pools,
                        request -> request.cognitoIdentityProviders(
                                provider -> provider.providerName(PROVIDER).clientId("client1234567890")))
                .identityPoolId();

        // when
        pools.setPrincipalTagAttributeMap(request -> request.identityPoolId(id)
                .identityProviderName(PROVIDER)
                .useDefaults(false)
                .principalTags(Map.of("team", "custom:team")));

        // then
        var read = pools.getPrincipalTagAttributeMap(
                request -> request.identityPoolId(id).identityProviderName(PROVIDER));
        assertThat(read.useDefaults()).isFalse();
        assertThat(read.principalTags()).isEqualTo(Map.of("team", "custom:team"));
        pools.setPrincipalTagAttributeMap(request ->
                request.identityPoolId(id).identityProviderName(PROVIDER).principalTags(Map.of()));
        assertThat(pools.getPrincipalTagAttributeMap(
                                request -> request.identityPoolId(id).identityProviderName(PROVIDER))
                        .principalTags())
                .isEmpty();
    }

    private static String role() {
        try (IamClient iam = Iam.asRoot()) {
            return Iam.newRole(iam, Iam.TRUST_ACCOUNT, Iam.policy("Allow", "*", "*"))
                    .arn();
        }
    }
}
