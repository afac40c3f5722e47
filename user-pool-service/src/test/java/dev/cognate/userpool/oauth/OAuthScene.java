package dev.cognate.userpool.oauth;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * A pool of one test with a user and a client of the authorization server.
 *
 * @param admin signs its requests
 * @param username a confirmed user with {@link TestPool#PASSWORD}
 */
record OAuthScene(CognitoIdentityProviderClient admin, String poolId, UserPoolClientType client, String username) {
    static final String CALLBACK = "https://app.example.com/callback";
    static final String GOODBYE = "https://app.example.com/goodbye";
    /** RFC 7636 appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    /** RFC 7636 appendix B. */
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /** A public client that may do whatever a user's client may. */
    static OAuthScene create() {
        return create(settings -> {});
    }

    static OAuthScene create(Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return create(pool -> {}, settings);
    }

    static OAuthScene create(
            Consumer<CreateUserPoolRequest.Builder> poolSettings,
            Consumer<CreateUserPoolClientRequest.Builder> settings) {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(admin, poolSettings).id();
        UserPoolClientType client = newClient(admin, poolId, settings);
        String username = TestPool.newName();
        admin.adminCreateUser(request -> request.userPoolId(poolId)
                .username(username)
                .messageAction("SUPPRESS")
                .userAttributes(
                        TestPool.attribute("email", "jane@example.com"),
                        TestPool.attribute("email_verified", "true"),
                        TestPool.attribute("phone_number", "+12065550100"),
                        TestPool.attribute("name", "Jane")));
        admin.adminSetUserPassword(request -> request.userPoolId(poolId)
                .username(username)
                .password(TestPool.PASSWORD)
                .permanent(true));
        return new OAuthScene(admin, poolId, client, username);
    }

    /** Another client of the pool, like the first. */
    UserPoolClientType anotherClient(Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return newClient(admin, poolId, settings);
    }

    private static UserPoolClientType newClient(
            CognitoIdentityProviderClient admin,
            String poolId,
            Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return Api.newClient(
                admin,
                poolId,
                request -> settings.accept(request.callbackURLs(CALLBACK)
                        .logoutURLs(GOODBYE)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CODE, OAuthFlowType.IMPLICIT)
                        .allowedOAuthScopes("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin")
                        .supportedIdentityProviders("COGNITO")));
    }

    OAuthScene withClient(UserPoolClientType other) {
        return new OAuthScene(admin, poolId, other, username);
    }

    /** A browser in which the user is signed in. */
    Browser signedIn() {
        Browser browser = new Browser();
        signIn(browser);
        return browser;
    }

    void signIn(Browser browser) {
        var response = browser.post(
                TestSignIn.PATH,
                Map.of("client_id", client.clientId(), "username", username, "password", TestPool.PASSWORD));
        if (response.statusCode() != 204) {
            throw new AssertionError("sign-in answered " + response.statusCode());
        }
    }

    /** A request for a code with everything a good client sends. */
    Map<String, String> request() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client.clientId());
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("scope", "openid email");
        parameters.put("state", "s t&te");
        parameters.put("nonce", "n-0S6_WzA2Mj");
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    /** The same with changes; a null takes a parameter out. */
    Map<String, String> request(String... changes) {
        Map<String, String> parameters = request();
        for (int index = 0; index < changes.length; index += 2) {
            if (changes[index + 1] == null) {
                parameters.remove(changes[index]);
            } else {
                parameters.put(changes[index], changes[index + 1]);
            }
        }
        return parameters;
    }

    HttpResponse<String> authorize(Browser browser, Map<String, String> parameters) {
        return browser.get("/oauth2/authorize?" + Browser.encode(parameters));
    }

    /** A code for the user. */
    String code(String... changes) {
        var response = authorize(signedIn(), request(changes));
        String code = Browser.parameters(response).get("code");
        if (code == null) {
            throw new AssertionError("no code but " + Browser.location(response));
        }
        return code;
    }

    /** What redeems a code. */
    Map<String, String> redemption(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", client.clientId());
        form.put("redirect_uri", CALLBACK);
        form.put("code", code);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    HttpResponse<String> token(Map<String, String> form) {
        return new Browser().post("/oauth2/token", form);
    }

    HttpResponse<String> token(Map<String, String> form, String authorization) {
        return new Browser().post("/oauth2/token", form, Map.of("authorization", authorization));
    }

    /** The tokens of a fresh sign-in. */
    JsonObject tokens(String... changes) {
        return new JsonObject(token(redemption(code(changes))).body());
    }

    HttpResponse<String> refresh(String refreshToken) {
        return token(
                Map.of("grant_type", "refresh_token", "client_id", client.clientId(), "refresh_token", refreshToken));
    }

    HttpResponse<String> userInfo(String accessToken) {
        return new Browser().get("/oauth2/userInfo", Map.of("authorization", "Bearer " + accessToken));
    }

    static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
