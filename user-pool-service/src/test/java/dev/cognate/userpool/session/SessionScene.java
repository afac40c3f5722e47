package dev.cognate.userpool.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Users of a pool that sign in here and there, and what they and an administrator do about it. */
record SessionScene(SignInScene scene) {
    static final String FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    /** Switches tracking on. */
    JsonNode track(int maxPerUser) {
        return configure("ENABLED", maxPerUser);
    }

    JsonNode configure(String tracking, int maxPerUser) {
        return RawApi.signed(
                "SetUserPoolSessionConfiguration",
                Map.of(
                        "UserPoolId",
                        scene.poolId(),
                        "UserSessionTracking",
                        tracking,
                        "TokenSession",
                        Map.of("MaxPerUser", maxPerUser)));
    }

    /** Signs a user in from a device; gives the tokens. */
    JsonNode signIn(String name, String userAgent) {
        return RawApi.anonymous(
                        "InitiateAuth",
                        userAgent,
                        Map.of(
                                "ClientId",
                                scene.clientId(),
                                "AuthFlow",
                                "USER_PASSWORD_AUTH",
                                "AuthParameters",
                                Map.of("USERNAME", name, "PASSWORD", TestUsers.PASSWORD)))
                .path("AuthenticationResult");
    }

    /** Refreshes from a device. */
    JsonNode refresh(JsonNode tokens, String userAgent) {
        return RawApi.anonymous(
                        "GetTokensFromRefreshToken",
                        userAgent,
                        Map.of(
                                "ClientId",
                                scene.clientId(),
                                "RefreshToken",
                                tokens.path("RefreshToken").asText()))
                .path("AuthenticationResult");
    }

    /** The sessions the owner of an access token sees. */
    List<JsonNode> own(JsonNode tokens) {
        return sessions(RawApi.anonymous("ListUserSessions", Map.of("AccessToken", access(tokens))));
    }

    /** The sessions an administrator sees. */
    List<JsonNode> of(String name) {
        return sessions(RawApi.signed("AdminListUserSessions", Map.of("UserPoolId", scene.poolId(), "Username", name)));
    }

    /** The id of the session tokens belong to. */
    String idOf(JsonNode tokens) {
        return own(tokens).stream()
                .filter(session -> session.path("IsCurrentSession").asBoolean())
                .map(session -> session.path("SessionId").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Ends a session as the owner of an access token. */
    JsonNode revoke(JsonNode tokens, String sessionId) {
        return RawApi.anonymous("RevokeUserSession", Map.of("AccessToken", access(tokens), "SessionId", sessionId));
    }

    /** Ends a session as an administrator. */
    JsonNode adminRevoke(String name, String sessionId) {
        return RawApi.signed(
                "AdminRevokeUserSession",
                Map.of("UserPoolId", scene.poolId(), "Username", name, "SessionId", sessionId));
    }

    private static String access(JsonNode tokens) {
        return tokens.path("AccessToken").asText();
    }

    private static List<JsonNode> sessions(JsonNode answer) {
        return StreamSupport.stream(answer.path("Sessions").spliterator(), false)
                .toList();
    }
}
