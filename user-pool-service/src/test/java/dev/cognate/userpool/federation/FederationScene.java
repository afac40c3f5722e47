package dev.cognate.userpool.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.federation.outside.ProviderSite;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.token.Jwts;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;

/**
 * A pool whose client lets users in with identity providers.
 *
 * @param admin signs its requests
 */
public record FederationScene(CognitoIdentityProviderClient admin, String poolId, String clientId) {
    /** Where the client's application is. */
    public static final String CALLBACK = "https://app.example.org/callback";

    /** The one provider of {@link #with}. */
    public static final String PROVIDER = "corp";

    /** A pool with an OpenID Connect provider, which its client supports beside the pool's own users. */
    public static FederationScene with(Map<String, String> details) {
        return with("OIDC", PROVIDER, details, "COGNITO", PROVIDER);
    }

    /** A pool with a provider, whose client supports some. */
    public static FederationScene with(String type, String name, Map<String, String> details, String... supported) {
        return with(request -> request.providerType(type).providerName(name).providerDetails(details), supported);
    }

    /** A pool with a provider, whose client supports some. */
    public static FederationScene with(Consumer<CreateIdentityProviderRequest.Builder> provider, String... supported) {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(admin, settings -> {}).id();
        admin.createIdentityProvider(request -> provider.accept(request.userPoolId(poolId)));
        return new FederationScene(admin, poolId, "none").andClient(supported);
    }

    /** The same pool with another client. */
    public FederationScene andClient(String... supported) {
        String client = Api.newClient(
                        admin,
                        poolId,
                        settings -> settings.callbackURLs(CALLBACK)
                                .allowedOAuthFlows(OAuthFlowType.CODE)
                                .allowedOAuthFlowsUserPoolClient(true)
                                .allowedOAuthScopes("openid", "email")
                                .supportedIdentityProviders(supported))
                .clientId();
        return new FederationScene(admin, poolId, client);
    }

    /** A page with the query of an authorization request. */
    public String at(String path, String... more) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        query.put("redirect_uri", CALLBACK);
        query.put("response_type", "code");
        query.put("scope", "openid email");
        query.put("state", "app state");
        for (int index = 0; index < more.length; index += 2) {
            query.put(more[index], more[index + 1]);
        }
        return path + "?" + encode(query);
    }

    /** The way to a provider. */
    public URI leave(Browser browser, String provider, String... more) {
        String[] all = new String[more.length + 2];
        System.arraycopy(more, 0, all, 0, more.length);
        all[more.length] = "identity_provider";
        all[more.length + 1] = provider;
        return URI.create(browser.open(at("/oauth2/authorize", all)).location());
    }

    /** What a URL says. */
    public static Map<String, String> parameters(URI url) {
        return ProviderSite.parse(String.valueOf(url.getRawQuery()));
    }

    /** Comes back from a provider with a code, and with what else is said. */
    public Browser.Shown comeBack(Browser browser, URI request, String... more) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("code", "the code");
        query.put("state", parameters(request).get("state"));
        for (int index = 0; index < more.length; index += 2) {
            query.put(more[index], more[index + 1]);
        }
        query.values().remove("");
        return browser.open("/oauth2/idpresponse?" + encode(query));
    }

    /** Who the application hears has signed in. */
    public JWTClaimsSet redeem(Browser.Shown atApplication) throws Exception {
        return Jwts.verified(poolId, tokens(atApplication).getString("id_token"));
    }

    /** What the application gets for its code. */
    public JsonObject tokens(Browser.Shown atApplication) {
        Browser.Shown answer = new Browser()
                .postOnce(
                        "/oauth2/token",
                        encode(Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                clientId,
                                "redirect_uri",
                                CALLBACK,
                                "code",
                                atApplication.parameter("code"))));
        return new JsonObject(answer.response().body());
    }

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
