package dev.cognate.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;

/** The pre token generation trigger in its three versions. */
@QuarkusTest
class TokenTriggersTest {
    private static final String FIRST = "V1_0";
    private static final String SECOND = "V2_0";
    private static final String THIRD = "V3_0";

    @Inject
    TestUsers users;

    private final String name = TestPool.newName();

    private TriggerScene scene(String version) {
        TriggerScene scene = TriggerScene.create((config, arn) -> config.preTokenGenerationConfig(
                token -> token.lambdaArn(arn.apply("token")).lambdaVersion(version)));
        create(scene, UserStatus.CONFIRMED);
        return scene;
    }

    private void create(TriggerScene scene, UserStatus status) {
        users.create(
                scene.poolId(),
                name,
                status,
                Map.of("email", "jane@example.com", "phone_number", "+12065550100", "name", "Jane"));
    }

    private AuthenticationResultType signIn(TriggerScene scene) {
        return scene.signIn(name).authenticationResult();
    }

    private static JWTClaimsSet id(TriggerScene scene, AuthenticationResultType result) throws Exception {
        return Jwts.verified(scene.poolId(), result.idToken());
    }

    private static JWTClaimsSet access(TriggerScene scene, AuthenticationResultType result) throws Exception {
        return Jwts.verified(scene.poolId(), result.accessToken());
    }

    @Test
    void shouldChangeTheIdTokenWithVersionOne() throws Exception {
        // given
        TriggerScene scene = scene(FIRST).sample("token", "pre-token-generation");

        // when
        AuthenticationResultType result = signIn(scene);

        // then
        assertThat(id(scene, result).getClaim("tenant")).isEqualTo("example.com");
        assertThat(id(scene, result).getClaims()).containsKey("name").doesNotContainKey("phone_number");
        assertThat(access(scene, result).getClaims()).doesNotContainKey("tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {SECOND, THIRD})
    void shouldChangeBothTokensWithLaterVersions(String version) throws Exception {
        // given
        TriggerScene scene = scene(version).sample("token", "pre-token-generation");

        // when
        AuthenticationResultType result = signIn(scene);

        // then
        assertThat(id(scene, result).getClaim("tenant")).isEqualTo("example.com");
        assertThat(access(scene, result).getClaim("limits"))
                .isEqualTo(Map.of("uploads", 10L, "formats", List.of("png", "svg")));
        assertThat(access(scene, result).getStringClaim("scope")).isEqualTo("aws.cognito.signin.user.admin files/read");
        assertThat(scene.event("token").path("version").asText()).isEqualTo(version.substring(1, 2));
    }

    @Test
    void shouldTellTheFunctionOfGroupsAndScopes() {
        // given
        TriggerScene scene = scene(SECOND).responds("token", "{}");
        scene.admin()
                .createGroup(request -> request.userPoolId(scene.poolId())
                        .groupName("editors")
                        .roleArn("arn:aws:iam::000000000000:role/editor"));
        scene.admin()
                .adminAddUserToGroup(request ->
                        request.userPoolId(scene.poolId()).username(name).groupName("editors"));

        // when
        signIn(scene);

        // then
        JsonNode request = scene.event("token").path("request");
        assertThat(request.path("groupConfiguration").toString())
                .isEqualTo("{\"groupsToOverride\":[\"editors\"],"
                        + "\"iamRolesToOverride\":[\"arn:aws:iam::000000000000:role/editor\"],"
                        + "\"preferredRole\":\"arn:aws:iam::000000000000:role/editor\"}");
        assertThat(request.path("scopes").toString()).isEqualTo("[\"aws.cognito.signin.user.admin\"]");
        assertThat(request.path("userAttributes").path("cognito:user_status").asText())
                .isEqualTo("CONFIRMED");
    }

    @Test
    void shouldReplaceGroupsInBothTokensWithVersionOne() throws Exception {
        // given
        TriggerScene scene = scene(FIRST).responds("token", """
                {"claimsOverrideDetails":{"groupOverrideDetails":{"groupsToOverride":["a","b"],
                "iamRolesToOverride":["arn:aws:iam::000000000000:role/a"],
                "preferredRole":"arn:aws:iam::000000000000:role/a"}}}""");

        // when
        AuthenticationResultType result = signIn(scene);

        // then
        assertThat(access(scene, result).getStringListClaim("cognito:groups")).containsExactly("a", "b");
        assertThat(access(scene, result).getClaims()).doesNotContainKey("cognito:roles");
        assertThat(id(scene, result).getStringListClaim("cognito:groups")).containsExactly("a", "b");
        assertThat(id(scene, result).getClaim("cognito:preferred_role")).isEqualTo("arn:aws:iam::000000000000:role/a");
    }

    @Test
    void shouldLeaveGroupsOutForAnEmptyOverride() throws Exception {
        // given
        TriggerScene scene =
                scene(SECOND).responds("token", "{\"claimsAndScopeOverrideDetails\":{\"groupOverrideDetails\":{}}}");
        scene.admin().createGroup(request -> request.userPoolId(scene.poolId()).groupName("editors"));
        scene.admin()
                .adminAddUserToGroup(request ->
                        request.userPoolId(scene.poolId()).username(name).groupName("editors"));

        // when
        AuthenticationResultType result = signIn(scene);

        // then
        assertThat(access(scene, result).getClaims()).doesNotContainKey("cognito:groups");
        assertThat(id(scene, result).getClaims()).doesNotContainKey("cognito:groups");
    }

    @Test
    void shouldProtectTheClaimsOnlyTheServiceWrites() throws Exception {
        // given
        TriggerScene scene = scene(SECOND);
        String set =
                "{\"sub\":\"x\",\"iss\":\"x\",\"exp\":1,\"token_use\":\"x\",\"client_id\":\"x\",\"username\":\"x\","
                        + "\"cognito:username\":\"x\",\"cognito:x\":\"x\",\"origin_jti\":\"x\",\"fine\":\"x\"}";
        String suppress = "[\"sub\",\"iss\",\"exp\",\"token_use\",\"cognito:username\",\"username\",\"client_id\"]";
        String part = "{\"claimsToAddOrOverride\":" + set + ",\"claimsToSuppress\":" + suppress + "}";
        scene.responds(
                "token",
                "{\"claimsAndScopeOverrideDetails\":{\"idTokenGeneration\":" + part + ",\"accessTokenGeneration\":"
                        + part + "}}");

        // when
        AuthenticationResultType result = signIn(scene);

        // then
        assertThat(id(scene, result).getClaims())
                .containsEntry("fine", "x")
                .containsEntry("cognito:username", name)
                .containsEntry("token_use", "id")
                .doesNotContainKeys("cognito:x", "client_id", "username");
        assertThat(access(scene, result).getClaims())
                .containsEntry("username", name)
                .containsEntry("client_id", scene.clientId())
                .containsEntry("token_use", "access");
        assertThat(access(scene, result).getSubject()).isNotEqualTo("x");
    }

    @Test
    void shouldSuppressAClaimThatIsAlsoSet() throws Exception {
        // given
        TriggerScene scene = scene(FIRST).responds("token", """
                {"claimsOverrideDetails":{"claimsToAddOrOverride":{"name":"Other"},"claimsToSuppress":["name"]}}""");

        // when / then
        assertThat(id(scene, signIn(scene)).getClaims()).doesNotContainKey("name");
    }

    @Test
    void shouldLetTheFunctionTakeScopesAway() throws Exception {
        // given
        TriggerScene scene = scene(SECOND).responds("token", """
                {"claimsAndScopeOverrideDetails":{"accessTokenGeneration":{
                "scopesToSuppress":["aws.cognito.signin.user.admin"],"scopesToAdd":["a/b"]}}}""");

        // when / then
        assertThat(access(scene, signIn(scene)).getStringClaim("scope")).isEqualTo("a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accessTokenGeneration\":{\"scopesToAdd\":[\"a b\"]}}",
                "{\"accessTokenGeneration\":{\"claimsToAddOrOverride\":{\"aud\":\"other\"}}}",
                "{\"accessTokenGeneration\":{\"scopesToAdd\":\"a\"}}",
                "{\"idTokenGeneration\":[]}"
            })
    void shouldRefuseAnAnswerThatBreaksTheRules(String details) {
        // given
        TriggerScene scene = scene(SECOND).responds("token", "{\"claimsAndScopeOverrideDetails\":" + details + "}");

        // when / then
        assertThatThrownBy(() -> signIn(scene)).isInstanceOf(InvalidLambdaResponseException.class);
    }

    @Test
    void shouldRefuseObjectsAsClaimsWithVersionOne() {
        // given
        TriggerScene scene = scene(FIRST)
                .responds("token", "{\"claimsOverrideDetails\":{\"claimsToAddOrOverride\":{\"a\":[\"b\"]}}}");

        // when / then
        assertThatThrownBy(() -> signIn(scene))
                .isInstanceOf(InvalidLambdaResponseException.class)
                .hasMessageContaining("Unrecognizable lambda output");
    }

    @Test
    void shouldSetTheAudienceOfAnAccessTokenToItsClient() throws Exception {
        // given
        TriggerScene scene = scene(THIRD);
        scene.responds(
                "token",
                "{\"claimsAndScopeOverrideDetails\":{\"accessTokenGeneration\":{\"claimsToAddOrOverride\":{\"aud\":\""
                        + scene.clientId() + "\"}}}}");

        // when / then
        assertThat(access(scene, signIn(scene)).getAudience()).containsExactly(scene.clientId());
    }

    @Test
    void shouldSayWhyTokensAreGiven() {
        // given
        TriggerScene scene = TriggerScene.create((config, arn) -> config.preTokenGeneration(arn.apply("token")));
        create(scene, UserStatus.FORCE_CHANGE_PASSWORD);
        scene.responds("token", "{}");
        String session = scene.signIn(name).session();

        // when
        AuthenticationResultType result = scene.app()
                .respondToAuthChallenge(request -> request.clientId(scene.clientId())
                        .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                        .session(session)
                        .clientMetadata(Map.of("from", "the answer"))
                        .challengeResponses(Map.of("USERNAME", name, "NEW_PASSWORD", "Better-horse-2")))
                .authenticationResult();

        // then
        JsonNode event = scene.event("token");
        assertThat(event.path("triggerSource").asText()).isEqualTo("TokenGeneration_NewPasswordChallenge");
        assertThat(event.path("version").asText()).isEqualTo("1");
        assertThat(event.path("request").path("clientMetadata").path("from").asText())
                .isEqualTo("the answer");
        scene.app()
                .initiateAuth(request -> request.clientId(scene.clientId())
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .clientMetadata(Map.of("from", "the beginning"))
                        .authParameters(Map.of("REFRESH_TOKEN", result.refreshToken())));
        assertThat(scene.event("token").path("triggerSource").asText()).isEqualTo("TokenGeneration_RefreshTokens");
        assertThat(scene.event("token").path("request").has("clientMetadata")).isFalse();
    }
}
