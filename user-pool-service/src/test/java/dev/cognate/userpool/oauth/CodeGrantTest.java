package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;

/** Codes and refresh tokens at the token endpoint. */
@QuarkusTest
class CodeGrantTest {
    private final OAuthScene scene = OAuthScene.create();

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private JWTClaimsSet claims(JsonObject tokens, String name) throws Exception {
        return Jwts.verified(scene.poolId(), tokens.getString(name));
    }

    private static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + response.body();
    }

    @Test
    void shouldGiveTokensForACode() throws Exception {
        // when
        HttpResponse<String> response = scene.token(scene.redemption(scene.code()));

        // then
        JsonObject tokens = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(tokens.fieldNames())
                .containsExactly("id_token", "access_token", "refresh_token", "expires_in", "token_type");
        JWTClaimsSet id = claims(tokens, "id_token");
        JWTClaimsSet access = claims(tokens, "access_token");
        assertThat(id.getClaims())
                .containsEntry("nonce", "n-0S6_WzA2Mj")
                .containsEntry("email", "jane@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("token_use", "id")
                .containsEntry("cognito:username", scene.username())
                .doesNotContainKeys("name", "phone_number");
        assertThat(id.getAudience()).containsExactly(scene.client().clientId());
        assertThat(access.getClaims())
                .containsEntry("scope", "openid email")
                .containsEntry("version", 2L)
                .containsEntry("client_id", scene.client().clientId())
                .containsEntry("username", scene.username())
                .doesNotContainKeys("aud", "nonce");
        assertThat(id.getStringClaim("at_hash"))
                .isEqualTo(AccessTokenHash.compute(
                                new BearerAccessToken(tokens.getString("access_token")), JWSAlgorithm.RS256, null)
                        .getValue());
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void shouldTellEverythingToWhoAsksForOpenIdAlone() throws Exception {
        // when
        JsonObject tokens = scene.tokens("scope", "openid");

        // then
        assertThat(claims(tokens, "id_token").getClaims()).containsKeys("name", "email", "phone_number");
    }

    @Test
    void shouldGiveAllScopesToWhoNamesNone() throws Exception {
        // when
        JsonObject tokens = scene.tokens("scope", null);

        // then
        assertThat(claims(tokens, "access_token").getStringClaim("scope").split(" "))
                .containsExactlyInAnyOrder("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");
    }

    @Test
    void shouldBindAccessTokensToAResource() throws Exception {
        // given
        JsonObject tokens = scene.tokens("resource", "https://api.example.com");

        // when
        JsonObject refreshed =
                new JsonObject(scene.refresh(tokens.getString("refresh_token")).body());

        // then
        assertThat(claims(tokens, "access_token").getAudience()).containsExactly("https://api.example.com");
        assertThat(claims(refreshed, "access_token").getAudience()).containsExactly("https://api.example.com");
    }

    @Test
    void shouldTellWhenTheUserSignedInToTheBrowser() throws Exception {
        // given
        Browser browser = scene.signedIn();
        TestClock.advance(Duration.ofMinutes(20));
        String code =
                Browser.parameters(scene.authorize(browser, scene.request())).get("code");

        // when
        JsonObject tokens = new JsonObject(scene.token(scene.redemption(code)).body());

        // then
        JWTClaimsSet id = claims(tokens, "id_token");
        assertThat(id.getIssueTime().toInstant().getEpochSecond() - id.getLongClaim("auth_time"))
                .isBetween(1_199L, 1_230L);
        assertThat(id.getStringListClaim("amr")).containsExactly("pwd");
    }

    @Test
    void shouldComputeChallengesAsTheRfcDoes() {
        // when
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(OAuthScene.VERIFIER))
                .getValue();

        // then
        assertThat(challenge).isEqualTo(OAuthScene.CHALLENGE);
    }

    @Test
    void shouldTakeSecretsInBothWaysAndNoOthers() {
        // given
        OAuthScene secret =
                scene.withClient(scene.anotherClient(client -> client.clientSecret("a+secret_of_24_chars+more")));
        String clientId = secret.client().clientId();
        Map<String, String> basic = secret.redemption(secret.code());
        basic.remove("client_id");
        Map<String, String> posted = new HashMap<>(secret.redemption(secret.code()));
        posted.put("client_secret", "a+secret_of_24_chars+more");

        // when
        HttpResponse<String> plain = secret.token(basic, OAuthScene.basic(clientId, "a+secret_of_24_chars+more"));
        basic.put("code", secret.code());
        HttpResponse<String> encoded = secret.token(basic, OAuthScene.basic(clientId, "a%2Bsecret_of_24_chars%2Bmore"));
        HttpResponse<String> inBody = secret.token(posted);
        HttpResponse<String> wrong = secret.token(basic, OAuthScene.basic(clientId, "another"));
        HttpResponse<String> none = secret.token(secret.redemption("code"));
        HttpResponse<String> both = secret.token(posted, OAuthScene.basic(clientId, "a+secret_of_24_chars+more"));

        // then
        assertThat(List.of(plain.statusCode(), encoded.statusCode(), inBody.statusCode()))
                .containsOnly(200);
        assertThat(error(wrong)).isEqualTo("400 {\"error\":\"invalid_client\"}");
        assertThat(error(none)).isEqualTo("400 {\"error\":\"invalid_client\"}");
        assertThat(error(both)).isEqualTo("400 {\"error\":\"invalid_request\"}");
    }

    @Test
    void shouldKeepScopesWhenTokensAreRefreshed() throws Exception {
        // given
        JsonObject tokens = scene.tokens();

        // when
        JsonObject refreshed =
                new JsonObject(scene.refresh(tokens.getString("refresh_token")).body());

        // then
        assertThat(refreshed.fieldNames()).containsExactly("id_token", "access_token", "expires_in", "token_type");
        assertThat(claims(refreshed, "access_token").getStringClaim("scope")).isEqualTo("openid email");
        assertThat(claims(refreshed, "id_token").getClaims())
                .containsKey("email")
                .doesNotContainKeys("name", "nonce");
        assertThat(claims(refreshed, "id_token").getClaim("auth_time"))
                .isEqualTo(claims(tokens, "id_token").getClaim("auth_time"));
    }

    @Test
    void shouldRotateRefreshTokensAndTreatReuseAsTheft() {
        // given
        OAuthScene rotating = scene.withClient(scene.anotherClient(client -> client.refreshTokenRotation(
                rotation -> rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(0))));
        String first = rotating.tokens().getString("refresh_token");

        // when
        JsonObject second = new JsonObject(rotating.refresh(first).body());
        HttpResponse<String> reused = rotating.refresh(first);

        // then
        assertThat(second.getString("refresh_token")).isNotEqualTo(first);
        assertThat(error(reused)).isEqualTo("400 {\"error\":\"invalid_grant\"}");
        assertThat(error(rotating.refresh(second.getString("refresh_token"))))
                .isEqualTo("400 {\"error\":\"invalid_grant\"}");
    }

    @Test
    void shouldRefuseTheRefreshTokenOfAnotherClient() {
        // given
        String refreshToken = scene.tokens().getString("refresh_token");
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));

        // when
        HttpResponse<String> refused = other.refresh(refreshToken);

        // then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(refused.body()).getString("error")).isEqualTo("invalid_grant");
        assertThat(scene.refresh(refreshToken).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefreshTheSameTokensThroughTheApi() throws Exception {
        // given
        String refreshToken = scene.tokens().getString("refresh_token");

        // when
        var result = Api.anonymous()
                .getTokensFromRefreshToken(
                        request -> request.clientId(scene.client().clientId()).refreshToken(refreshToken))
                .authenticationResult();

        // then
        assertThat(Jwts.verified(scene.poolId(), result.accessToken()).getStringClaim("scope"))
                .isEqualTo("openid email");
    }

    @Test
    void shouldLetScriptsOfOtherOriginsCall() {
        // when
        HttpResponse<String> response = new Browser().options("/oauth2/token");

        // then
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(response.headers().firstValue("access-control-allow-headers").orElseThrow())
                .contains("Authorization");
    }
}
