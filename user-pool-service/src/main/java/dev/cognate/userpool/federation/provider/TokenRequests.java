package dev.cognate.userpool.federation.provider;

import static java.net.http.HttpRequest.BodyPublishers.ofString;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Redeems codes (RFC 6749 §4.1.3). Like Cognito it shows its secret in the form, never in a header. */
@ApplicationScoped
class TokenRequests {
    private static final int OK = 200;
    private static final int LONGEST = 300;
    private static final String LATE = "Timeout occurred in calling IdP token endpoint";

    private final ProviderHttp http;
    private final ClientSecrets secrets;

    TokenRequests(ProviderHttp http, ClientSecrets secrets) {
        this.http = http;
        this.secrets = secrets;
    }

    /** What the token endpoint answers to a code. Fails with {@link ProviderFailure}. */
    Uni<Map<String, Object>> redeem(Registration registration, Endpoints endpoints, ProviderResponse response) {
        return Uni.createFrom().deferred(() -> {
            Form form = new Form()
                    .with("grant_type", "authorization_code")
                    .with("code", response.code())
                    .with("redirect_uri", response.redirectUri())
                    .with("client_id", registration.clientId())
                    .with("client_secret", secrets.of(registration))
                    .with("code_verifier", response.verifier());
            return send(registration, endpoints, form).map(answer -> read(registration, answer));
        });
    }

    private Uni<HttpResponse<String>> send(Registration registration, Endpoints endpoints, Form form) {
        boolean inQuery = registration
                .detail("token_request_method")
                .filter("GET"::equals)
                .isPresent();
        return inQuery
                ? http.send(form.at(endpoints.token()), request -> request, LATE)
                : http.send(
                        endpoints.token(),
                        request -> request.header("content-type", "application/x-www-form-urlencoded")
                                .POST(ofString(form.encoded())),
                        LATE);
    }

    private static Map<String, Object> read(Registration registration, HttpResponse<String> answer) {
        Map<String, Object> said = parse(answer.body());
        boolean good = answer.statusCode() == OK && said.get("access_token") instanceof String token && isHeader(token);
        if (!good) {
            throw registration.refusal(answer.statusCode(), reason(said));
        }
        return said;
    }

    /** Whether a token can stand in a header; anything else could add headers of its own. */
    private static boolean isHeader(String token) {
        return !token.isEmpty() && token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }

    /** Nothing for what is no JSON object. */
    static Map<String, Object> parse(String body) {
        try {
            return JsonObjects.parse(body);
        } catch (ParseException notJson) {
            return Map.of();
        }
    }

    /** RFC 6749 §5.2; Facebook puts an object in place of the code. */
    private static String reason(Map<String, Object> said) {
        if (said.get("error") instanceof Map<?, ?> facebook) {
            return words(facebook.get("type"), facebook.get("message"));
        }
        return words(said.get("error"), said.get("error_description"));
    }

    private static String words(Object code, Object description) {
        String words = Stream.of(code, description)
                .filter(String.class::isInstance)
                .map(word -> PlainText.of((String) word, LONGEST))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "error getting token" : words;
    }
}
