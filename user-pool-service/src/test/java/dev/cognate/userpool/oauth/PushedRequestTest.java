package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authorization requests that go around the browser (RFC 9126). */
@QuarkusTest
class PushedRequestTest {
    private final OAuthScene scene = OAuthScene.create();

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private void allow(String use) {
        TestExtensions.set(scene.client().clientId(), "pushed-requests", use);
    }

    private HttpResponse<String> push(Map<String, String> parameters) {
        return new Browser().post("/oauth2/par", parameters);
    }

    private String pushed(String... changes) {
        HttpResponse<String> response = push(scene.request(changes));
        assertThat(response.statusCode()).isEqualTo(201);
        JsonObject answer = new JsonObject(response.body());
        assertThat(answer.getInteger("expires_in")).isEqualTo(60);
        return answer.getString("request_uri");
    }

    private Map<String, String> reference(String uri) {
        return Map.of("client_id", scene.client().clientId(), "request_uri", uri);
    }

    private String follow(Browser browser, String uri) {
        return Browser.location(scene.authorize(browser, reference(uri)));
    }

    @Test
    void shouldLeadToTokensAsAnyOtherRequest() {
        // given
        allow("allowed");
        String uri = pushed();

        // when
        Map<String, String> answer = Browser.parameters(scene.authorize(scene.signedIn(), reference(uri)));

        // then
        assertThat(answer).containsEntry("state", "s t&te");
        HttpResponse<String> tokens = scene.token(scene.redemption(answer.get("code")));
        assertThat(tokens.statusCode()).isEqualTo(200);
        assertThat(uri).startsWith("urn:ietf:params:oauth:request_uri:").hasSizeGreaterThan(70);
    }

    @Test
    void shouldCarryTheReferenceThroughThePages() {
        // given
        allow("allowed");
        String uri = pushed();

        // when
        String login = follow(new Browser(), uri);
        TestClock.advance(Duration.ofMinutes(20));
        HttpResponse<String> page = new Browser().get(login);

        // then
        assertThat(login).startsWith("/login?").contains("request_uri=");
        assertThat(page.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldIgnoreWhatTheBrowserAdds() {
        // given
        allow("allowed");
        Map<String, String> parameters = new HashMap<>(reference(pushed("scope", "openid")));
        parameters.put("scope", "openid email phone");
        parameters.put("redirect_uri", "https://evil.example");
        parameters.put("state", "forged");

        // when
        String location = Browser.location(scene.authorize(scene.signedIn(), parameters));

        // then
        assertThat(location).startsWith(OAuthScene.CALLBACK).doesNotContain("forged");
    }

    @Test
    void shouldLeadToOneAnswerOnly() {
        // given
        allow("allowed");
        String uri = pushed();
        Browser browser = scene.signedIn();

        // when
        String first = follow(browser, uri);
        String second = follow(browser, uri);

        // then
        assertThat(first).contains("code=");
        assertThat(second).startsWith("/error?error=invalid_request");
    }

    @Test
    void shouldForgetReferencesNobodyFollows() {
        // given
        allow("allowed");
        String uri = pushed();

        // when
        TestClock.advance(Duration.ofSeconds(61));

        // then
        assertThat(follow(scene.signedIn(), uri)).startsWith("/error?error=invalid_request");
    }

    @Test
    void shouldNotLetOneClientUseTheReferenceOfAnother() {
        // given
        allow("allowed");
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));
        TestExtensions.set(other.client().clientId(), "pushed-requests", "allowed");
        String uri = pushed();

        // when
        String location = Browser.location(other.authorize(
                scene.signedIn(), Map.of("client_id", other.client().clientId(), "request_uri", uri)));

        // then
        assertThat(location).startsWith("/error?error=invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, https://evil.example, invalid_request",
        "response_type, unknown, unsupported_response_type",
        "scope, openid unknown, invalid_scope",
        "code_challenge_method, plain, invalid_request",
        "request_uri, urn:ietf:params:oauth:request_uri:x, invalid_request",
        "request, eyJ, request_not_supported"
    })
    void shouldTellTheClientAtOnceWhatIsWrong(String name, String value, String error) {
        // given
        allow("allowed");

        // when
        HttpResponse<String> response = push(scene.request(name, value));

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(response.body()).getString("error")).isEqualTo(error);
    }

    @Test
    void shouldTakeNoOtherRequestsWhereTheyAreRequired() {
        // given
        allow("required");

        // when
        String plain = Browser.location(scene.authorize(scene.signedIn(), scene.request()));
        String elsewhere = Browser.location(
                scene.authorize(scene.signedIn(), scene.request("redirect_uri", "https://evil.example")));

        // then
        assertThat(plain).startsWith(OAuthScene.CALLBACK + "?error=invalid_request");
        assertThat(elsewhere).startsWith("/error?error=redirect_mismatch");
        assertThat(follow(scene.signedIn(), pushed())).contains("code=");
    }

    @Test
    void shouldBeOffForOtherClients() {
        // when
        HttpResponse<String> response = push(scene.request());
        String location = follow(scene.signedIn(), "urn:ietf:params:oauth:request_uri:x");

        // then
        assertThat(response.body()).isEqualTo("{\"error\":\"unauthorized_client\"}");
        assertThat(location).startsWith("/error?error=invalid_request");
    }

    @Test
    void shouldAskForTheSecretOfAClientThatHasOne() {
        // given
        OAuthScene secret = scene.withClient(scene.anotherClient(client -> client.generateSecret(true)));
        TestExtensions.set(secret.client().clientId(), "pushed-requests", "required");

        // when
        HttpResponse<String> without = push(secret.request());
        HttpResponse<String> with =
                push(secret.request("client_secret", secret.client().clientSecret()));

        // then
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(with.statusCode()).isEqualTo(201);
    }
}
