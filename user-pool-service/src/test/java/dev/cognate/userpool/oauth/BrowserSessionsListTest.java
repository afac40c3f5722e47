package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.userpool.RawApi;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Browser sessions beside those of apps, in pools that track sessions. */
@QuarkusTest
class BrowserSessionsListTest {
    private static final String SCOPE = "openid aws.cognito.signin.user.admin";

    private final OAuthScene scene = OAuthScene.create();

    @BeforeEach
    void track() {
        RawApi.signed(
                "SetUserPoolSessionConfiguration",
                Map.of(
                        "UserPoolId",
                        scene.poolId(),
                        "UserSessionTracking",
                        "ENABLED",
                        "TokenSession",
                        Map.of("MaxPerUser", 5)));
    }

    private JsonNode sessions() {
        return RawApi.signed(
                        "AdminListUserSessions", Map.of("UserPoolId", scene.poolId(), "Username", scene.username()))
                .path("Sessions");
    }

    private JsonNode of(String type) {
        for (JsonNode session : sessions()) {
            if (session.path("SessionType").asText().equals(type)) {
                return session;
            }
        }
        throw new AssertionError("no session of type " + type);
    }

    private void revoke(JsonNode session, String associated) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "UserPoolId",
                scene.poolId(),
                "Username",
                scene.username(),
                "SessionId",
                session.path("SessionId").asText()));
        if (associated != null) {
            request.put("RevokeAssociatedSessions", associated);
        }
        RawApi.signed("AdminRevokeUserSession", request);
    }

    private boolean isSignedIn(Browser browser) {
        return Browser.parameters(scene.authorize(browser, scene.request("prompt", "none")))
                .containsKey("code");
    }

    private String refreshToken(Browser browser) {
        String code = Browser.parameters(scene.authorize(browser, scene.request("scope", SCOPE)))
                .get("code");
        return new JsonObject(scene.token(scene.redemption(code)).body()).getString("refresh_token");
    }

    @Test
    void shouldListTheBrowserAndTheAppItLetIn() {
        // given
        Browser browser = scene.signedIn();
        refreshToken(browser);

        // when
        JsonNode sso = of("SSO");
        JsonNode token = of("TOKEN");

        // then
        assertThat(sessions()).hasSize(2);
        assertThat(sso.path("SessionId").asText()).matches("sso[0-9a-z]{25}");
        assertThat(sso.has("ClientId")).isFalse();
        assertThat(sso.path("LastIPAddress").asText()).isNotEmpty();
        assertThat(sso.path("IsCurrentSession").asBoolean()).isFalse();
        assertThat(token.path("OriginSessionId").asText())
                .isEqualTo(sso.path("SessionId").asText());
    }

    @Test
    void shouldEndABrowserAndLeaveItsApps() {
        // given
        Browser browser = scene.signedIn();
        String refreshToken = refreshToken(browser);

        // when
        revoke(of("SSO"), null);

        // then
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(scene.refresh(refreshToken).statusCode()).isEqualTo(200);
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void shouldEndABrowserWithItsApps() {
        // given
        Browser browser = scene.signedIn();
        String refreshToken = refreshToken(browser);

        // when
        revoke(of("SSO"), "LINKED");

        // then
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(scene.refresh(refreshToken).statusCode()).isEqualTo(400);
        assertThat(sessions()).isEmpty();
    }

    @Test
    void shouldEndAnAppWithOrWithoutItsBrowser() {
        // given
        Browser browser = scene.signedIn();
        refreshToken(browser);

        // when
        revoke(of("TOKEN"), null);
        boolean alone = isSignedIn(browser);
        refreshToken(browser);
        revoke(of("TOKEN"), "LINKED");

        // then
        assertThat(alone).isTrue();
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void shouldEndTheBrowserOfATokenThatIsRevoked() {
        // given
        Browser browser = scene.signedIn();
        String first = refreshToken(browser);
        String second = refreshToken(browser);

        // when
        revokeToken(first, "NONE");
        boolean alone = isSignedIn(browser);
        revokeToken(second, "LINKED");

        // then
        assertThat(alone).isTrue();
        assertThat(isSignedIn(browser)).isFalse();
    }

    private void revokeToken(String token, String associated) {
        RawApi.anonymous(
                "RevokeToken",
                Map.of("ClientId", scene.client().clientId(), "Token", token, "RevokeAssociatedSessions", associated));
    }

    @Test
    void shouldNotEndTheBrowsersOfOthers() {
        // given
        Browser browser = scene.signedIn();
        JsonNode sso = of("SSO");
        scene.admin()
                .adminCreateUser(request -> request.userPoolId(scene.poolId())
                        .username("somebody.else")
                        .messageAction("SUPPRESS"));

        // then
        assertThatThrownBy(() -> RawApi.signed(
                        "AdminRevokeUserSession",
                        Map.of(
                                "UserPoolId",
                                scene.poolId(),
                                "Username",
                                "somebody.else",
                                "SessionId",
                                sso.path("SessionId").asText())))
                .hasMessageStartingWith("ResourceNotFoundException");
        assertThat(isSignedIn(browser)).isTrue();
    }
}
