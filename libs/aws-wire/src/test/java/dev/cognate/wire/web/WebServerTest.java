package dev.cognate.wire.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.wire.server.RequestGate;
import dev.cognate.wire.server.TestServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plain HTTP beside the APIs, over real connections. */
class WebServerTest {
    private static final int MAX_BODY = 2_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        var limits = new TestServer.Limits(MAX_BODY, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);
        var web = new WebServer(new RequestGate(vertx, limits), limits);
        Router router = Router.router(vertx);
        router.route("/echo/:name").handler(web.serving(CognitoIdp.SERVICE, new Echo()));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldReadQueryAndFormWithPlusAsSpace() throws Exception {
        // when
        HttpResponse<String> answer = send(request("/echo/x?scope=openid+email")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b+c%21")));

        // then
        assertThat(answer.body()).isEqualTo("x|openid email|b c!|none|http");
    }

    @Test
    void shouldReadCookies() throws Exception {
        // when
        HttpResponse<String> answer = send(
                request("/echo/x").header("cookie", "other=1; sign-in=deep").GET());

        // then
        assertThat(answer.body()).contains("|deep|");
    }

    @Test
    void shouldBelieveTrustedProxyAboutHttps() throws Exception {
        // when
        HttpResponse<String> answer =
                send(request("/echo/x").header("x-forwarded-proto", "https").GET());

        // then
        assertThat(answer.body()).endsWith("|https");
    }

    @Test
    void shouldAnswerHeadWithoutBody() throws Exception {
        // when
        HttpResponse<String> answer = send(request("/echo/x").method("HEAD", BodyPublishers.noBody()));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("content-length").orElse(0))
                .isPositive();
    }

    @Test
    void shouldRefuseBodyThatIsTooLarge() throws Exception {
        // when
        HttpResponse<String> answer =
                send(request("/echo/x").POST(BodyPublishers.ofString("a=" + "b".repeat(MAX_BODY))));

        // then
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void shouldLetTheHandlerWordItsFailures() throws Exception {
        // when
        HttpResponse<String> answer = send(request("/echo/broken").GET());

        // then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("sorry");
    }

    @Test
    void shouldStayUpWhenTheHandlerHasNoWordsEither() throws Exception {
        // when
        HttpResponse<String> answer = send(request("/echo/speechless").GET());

        // then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Says what it heard. */
    private static final class Echo implements WebHandler {
        @Override
        public Uni<WebAnswer> answer(WebRequest request) {
            String name = request.pathParameters().get("name");
            if (!name.equals("x")) {
                throw new IllegalStateException("secret " + name);
            }
            String heard = String.join(
                    "|",
                    name,
                    request.query().single("scope").orElse("none"),
                    request.form().single("a").orElse("none"),
                    request.cookie("sign-in").orElse("none"),
                    request.secure() ? "https" : "http");
            return Uni.createFrom().item(WebAnswer.html(200, heard));
        }

        @Override
        public WebAnswer failed(WebRequest request, Throwable failure) {
            if (request.path().endsWith("speechless")) {
                throw new IllegalStateException("no words");
            }
            int status = failure instanceof AwsException error ? error.status() : 500;
            return WebAnswer.html(status, "sorry");
        }
    }
}
