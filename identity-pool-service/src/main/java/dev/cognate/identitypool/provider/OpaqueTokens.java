package dev.cognate.identitypool.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.database.Json;
import dev.cognate.identitypool.http.OutgoingHttp;
import dev.cognate.identitypool.http.Unreachable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Access tokens of Facebook and of Login with Amazon: only the provider knows whose they are. */
@ApplicationScoped
class OpaqueTokens {
    static final String FACEBOOK = "graph.facebook.com";
    static final String AMAZON = "www.amazon.com";
    static final Set<String> PROVIDERS = Set.of(FACEBOOK, AMAZON);

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final OutgoingHttp http;
    private final Json json;
    private final ProviderConfig config;

    OpaqueTokens(OutgoingHttp http, Json json, ProviderConfig config) {
        this.http = http;
        this.json = json;
        this.config = config;
    }

    /**
     * Asks a provider whose a token is, and for which application it was issued.
     *
     * @param application the one the pool trusts
     */
    Uni<VerifiedLogin> verify(String provider, String application, String token) {
        Uni<Map<String, Object>> claims =
                provider.equals(FACEBOOK) ? facebook(application, token) : amazon(application, token);
        return claims.map(said -> new VerifiedLogin(
                        Login.of(provider, (String) said.get("sub")),
                        application,
                        provider,
                        provider,
                        List.of(provider),
                        said))
                .onFailure(Unreachable.class)
                .transform(silent -> InvalidLogin.silent(provider));
    }

    /** Graph API: {@code /app} tells the application of a token, {@code /me} its user. */
    private Uni<Map<String, Object>> facebook(String application, String token) {
        return graph("/app?fields=id", token)
                .invoke(app -> requireApplication(application, app.get("id")))
                .chain(() -> graph("/me?fields=id,name,email", token))
                .map(user -> {
                    Map<String, Object> claims = new HashMap<>();
                    user.forEach((name, value) -> claims.put(String.valueOf(name), value));
                    return claims(claims, FACEBOOK, application, user.get("id"));
                });
    }

    private Uni<Map<?, ?>> graph(String path, String token) {
        return asked(HttpRequest.newBuilder(URI.create(config.facebookUrl() + path))
                .header("authorization", "Bearer " + header(token)));
    }

    /** Login with Amazon: {@code /auth/o2/tokeninfo} tells both; it takes the token in its query only. */
    private Uni<Map<String, Object>> amazon(String application, String token) {
        String query = "?access_token=" + URLEncoder.encode(token, UTF_8);
        return asked(HttpRequest.newBuilder(URI.create(config.amazonUrl() + "/auth/o2/tokeninfo" + query)))
                .map(info -> {
                    // pools name the security profile; programs often the client of it
                    Object issuedFor = application.equals(info.get("aud")) ? info.get("aud") : info.get("app_id");
                    requireApplication(application, issuedFor);
                    return claims(new HashMap<>(), AMAZON, application, info.get("user_id"));
                });
    }

    private static Map<String, Object> claims(
            Map<String, Object> claims, String issuer, String application, Object subject) {
        if (!(subject instanceof String text) || text.isEmpty()) {
            throw InvalidLogin.missing("sub");
        }
        claims.put("iss", issuer);
        claims.put("aud", application);
        claims.put("sub", text);
        return claims;
    }

    private static void requireApplication(String application, Object issuedFor) {
        if (!application.equals(issuedFor)) {
            throw InvalidLogin.wrongAudience();
        }
    }

    /** A header cannot hold everything a caller may send as a token. */
    private static String header(String token) {
        if (!token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
            throw InvalidLogin.because("Couldn't verify the access token.");
        }
        return token;
    }

    private Uni<Map<?, ?>> asked(HttpRequest.Builder request) {
        return http.send(request.header("accept", "application/json")).map(this::answer);
    }

    private Map<?, ?> answer(HttpResponse<String> response) {
        if (response.statusCode() >= SERVER_ERROR) {
            throw InvalidLogin.silent(response.uri().getHost());
        }
        if (response.statusCode() == OK) {
            return TokenClaims.read(json, response.body()).all();
        }
        throw InvalidLogin.because("Couldn't verify the access token.");
    }
}
