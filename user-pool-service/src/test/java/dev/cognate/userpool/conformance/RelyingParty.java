package dev.cognate.userpool.conformance;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.login.LoginScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * A relying party with a confidential client, and a person with a browser. Checks what OpenID Connect Core 1.0 §3.1.3.7 has
 * it check of every ID token.
 */
record RelyingParty(String poolId, UserPoolClientType client, User user, Browser browser) {
    static final String CALLBACK = LoginScene.CALLBACK;

    /** With every scope that discovery names. */
    static RelyingParty create(TestUsers users, Consumer<CreateUserPoolClientRequest.Builder> settings) {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(admin, pool -> {}).id();
        UserPoolClientType client = newClient(admin, poolId, settings);
        User user = users.create(
                poolId,
                TestPool.newName(),
                UserStatus.CONFIRMED,
                Map.of(
                        "email", "jane@example.com",
                        "email_verified", "true",
                        "phone_number", "+12065550100",
                        "phone_number_verified", "true",
                        "name", "Jane Doe",
                        "given_name", "Jane",
                        "birthdate", "1990-01-02",
                        "zoneinfo", "Europe/Berlin",
                        "locale", "de-DE"));
        return new RelyingParty(poolId, client, user, new Browser());
    }

    private static UserPoolClientType newClient(
            CognitoIdentityProviderClient admin,
            String poolId,
            Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return Api.newClient(
                admin,
                poolId,
                request -> settings.accept(request.generateSecret(true)
                        .callbackURLs(CALLBACK)
                        .allowedOAuthFlowsWithStrings("code")
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthScopes("openid", "email", "phone", "profile")
                        .supportedIdentityProviders("COGNITO")));
    }

    /** An authorization request with changes; a null takes a parameter out. */
    Map<String, String> request(String... changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", client.clientId());
        parameters.put("response_type", "code");
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("scope", "openid");
        parameters.put("state", UUID.randomUUID().toString());
        parameters.put("nonce", UUID.randomUUID().toString());
        for (int index = 0; index < changes.length; index += 2) {
            if (changes[index + 1] == null) {
                parameters.remove(changes[index]);
            } else {
                parameters.put(changes[index], changes[index + 1]);
            }
        }
        return parameters;
    }

    /** Where a request leads the browser: to a page, or back. */
    Browser.Shown authorize(Map<String, String> request) {
        return browser.open("/oauth2/authorize?" + Wire.encode(request));
    }

    /** Fills the sign-in page in. */
    Browser.Shown signIn(Browser.Shown page) {
        if (!page.page().equals("sign-in")) {
            throw new AssertionError("no sign-in page but " + page.status() + " " + page.page() + page.location());
        }
        return browser.submit(page, "username", user.username(), "password", TestUsers.PASSWORD);
    }

    /** The way there and back of somebody who has to sign in. */
    Browser.Shown comeBack(Map<String, String> request) {
        return signIn(authorize(request));
    }

    /** What redeems the code of an answer. */
    Map<String, String> redemption(Browser.Shown back) {
        if (!back.location().startsWith(CALLBACK + "?code=")) {
            throw new AssertionError("no code but " + back.status() + " " + back.location());
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", back.parameter("code"));
        form.put("redirect_uri", CALLBACK);
        return form;
    }

    /** Calls the token endpoint by {@code client_secret_basic}. */
    HttpResponse<String> token(Map<String, String> form) {
        return Wire.post("/oauth2/token", form, Map.of("authorization", basic(client.clientSecret())));
    }

    String basic(String secret) {
        return Wire.basic(client.clientId(), secret);
    }

    /** The tokens of a person who signs in. */
    JsonObject tokens(String... changes) {
        return redeemed(comeBack(request(changes)));
    }

    /** The tokens for the code of an answer. */
    JsonObject redeemed(Browser.Shown back) {
        HttpResponse<String> response = token(redemption(back));
        if (response.statusCode() != 200) {
            throw new AssertionError("the token endpoint answered " + response.body());
        }
        return new JsonObject(response.body());
    }

    /** What discovery says. */
    JsonObject discovery() {
        return new JsonObject(Wire.get("/" + poolId + "/.well-known/openid-configuration", Map.of())
                .body());
    }

    /** The claims of an ID token that a relying party believes: signature, issuer, audience and times are checked. */
    IDTokenClaimsSet believed(JsonObject tokens, String nonce) throws Exception {
        var validator = new IDTokenValidator(
                new Issuer(discovery().getString("issuer")),
                new ClientID(client.clientId()),
                JWSAlgorithm.RS256,
                Jwts.keys(poolId));
        return validator.validate(
                SignedJWT.parse(tokens.getString("id_token")), nonce == null ? null : new Nonce(nonce));
    }

    HttpResponse<String> userInfo(JsonObject tokens) {
        return Wire.get("/oauth2/userInfo", Map.of("authorization", "Bearer " + tokens.getString("access_token")));
    }

    /** The path of an address that discovery names, for a server whose port it does not know. */
    static String path(String address) {
        return URI.create(address).getPath();
    }
}
