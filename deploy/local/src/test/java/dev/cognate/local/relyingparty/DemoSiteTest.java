package dev.cognate.local.relyingparty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo application against a token endpoint that answers what the test says. */
class DemoSiteTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient browser = HttpClient.newHttpClient();
    private HttpServer server;
    private volatile String nonceInToken = "";
    private volatile String tokenRequest = "";

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer();
        Router router = Router.router(vertx);
        server.requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        router.post("/oauth2/token").handler(BodyHandler.create(false)).handler(this::token);
        String site = "http://127.0.0.1:" + server.actualPort();
        new DemoSite(vertx, site, () -> Optional.of(new DemoClient("client1", "http://login.example", site)))
                .register(router);
    }

    @AfterEach
    void stop() throws Exception {
        browser.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldSendThePersonToTheAuthorizationServerWithPkceStateAndNonce() throws Exception {
        // when
        String location = location(get("/demo/sign-in", ""));

        // then
        assertThat(location)
                .startsWith("http://login.example/oauth2/authorize?")
                .contains("client_id=client1", "code_challenge_method=S256", "response_type=code")
                .matches(".*[&?]state=[\\w-]{43}(&.*)?")
                .matches(".*[&?]nonce=[\\w-]{43}(&.*)?");
    }

    @Test
    void shouldShowWhatTheTokensSay() throws Exception {
        // given
        HttpResponse<String> sent = get("/demo/sign-in", "");
        nonceInToken = parameter(location(sent), "nonce");

        // when
        HttpResponse<String> page =
                get("/demo/signed-in?code=c1&state=" + parameter(location(sent), "state"), cookie(sent));

        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("&lt;Ada&gt;", "/logout?client_id=client1");
        assertThat(tokenRequest).contains("code=c1", "code_verifier=");
    }

    @Test
    void shouldNotTakeAnAnswerBegunInAnotherBrowser() throws Exception {
        // given
        String state = parameter(location(get("/demo/sign-in", "")), "state");

        // when
        HttpResponse<String> page = get("/demo/signed-in?code=c1&state=" + state, "");

        // then
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(tokenRequest).isEmpty();
    }

    @Test
    void shouldNotTakeAnIdTokenOfAnotherSignIn() throws Exception {
        // given
        HttpResponse<String> sent = get("/demo/sign-in", "");
        nonceInToken = "of another";

        // when
        HttpResponse<String> page =
                get("/demo/signed-in?code=c1&state=" + parameter(location(sent), "state"), cookie(sent));

        // then
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("nonce").doesNotContain("Ada");
    }

    @Test
    void shouldShowTheErrorTheAuthorizationServerSends() throws Exception {
        // when
        HttpResponse<String> page = get("/demo/signed-in?error=invalid_scope&error_description=not+%3Cthis%3E", "");

        // then
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("not &lt;this&gt;");
    }

    private void token(RoutingContext context) {
        tokenRequest = context.body().asString();
        String claims =
                new JsonObject().put("name", "<Ada>").put("nonce", nonceInToken).encode();
        String jwt = "h." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".s";
        context.json(new JsonObject().put("id_token", jwt).put("access_token", jwt));
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .header("Cookie", cookie);
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    }

    private static String parameter(String url, String name) {
        return url.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }
}
