package dev.cognate.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.local.inbox.Inbox;
import dev.cognate.local.inbox.InboxPages;
import dev.cognate.local.relyingparty.DemoSite;
import dev.cognate.local.server.Ports;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.Service;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
    private static final String TARGET = "AWSCognitoIdentityProviderService.SignUp";

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakeBackends backends = new FakeBackends();
    private final int echo = Ports.freeOr(0);
    private final CompletableFuture<Void> storageStart = new CompletableFuture<>();
    private int port;

    @BeforeEach
    void startGateway() {
        port = Ports.freeOr(0);
        var endpoints = new Endpoints("http://localhost:" + port, "https://localhost:1", "us-east-1");
        var demo = new DemoSite(vertx, endpoints.http(), Optional::empty);
        var inbox = new InboxPages(new Inbox(folder, InstantSource.system()));
        new Gateway(vertx, backends, stored(), Pages.handler(vertx, backends, endpoints, inbox, demo))
                .listen(port, "--port");
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** The access gateway is where the echo is; the server behind it starts as the test says. */
    private Stored stored() {
        return new Stored(echo, kind -> storageStart);
    }

    /** A service that answers with the raw head of what it got and then its body. */
    private void startEcho() {
        vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    var text = new StringBuilder(request.method() + " " + request.uri() + "\n");
                    request.headers().forEach(header -> text.append(header.getKey() + ": " + header.getValue() + "\n"));
                    request.response().end(text + "\n" + body);
                }))
                .listen(echo, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        backends.ready(Service.USER_POOL, echo);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder call(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + pathAndQuery));
    }

    /** The exact bytes of a request, and the whole answer. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldChangeNothingThatASignatureCovers() throws IOException {
        // given
        startEcho();

        // when
        String answer = raw(
                "POST /us-east-1_Ab/x%2Fy/%20?b=%2F&a=1&&c HTTP/1.1\r\nHost: My-Host.Example:1234\r\n"
                        + "X-Amz-Date: 20260101T000000Z\r\nX-Custom:  a   b \r\nConnection: close\r\nContent-Length: 4\r\n\r\n\u00e4{}");

        // then
        assertThat(answer)
                .contains("POST /us-east-1_Ab/x%2Fy/%20?b=%2F&a=1&&c\n")
                .containsIgnoringCase("host: My-Host.Example:1234\n")
                .contains("X-Custom: a   b\n")
                .endsWith("\n\u00e4{}");
    }

    @Test
    void shouldSayWhoCalledAndHow() throws IOException {
        // given
        startEcho();

        // when
        String answer = raw(
                "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 6.6.6.6\r\n" + "Connection: close\r\n\r\n");

        // then
        assertThat(answer)
                .containsIgnoringCase("x-forwarded-for: 127.0.0.1\n")
                .containsIgnoringCase("x-forwarded-proto: http\n")
                .doesNotContain("6.6.6.6");
    }

    @Test
    void shouldInviteTheBodyOfACallerThatWaits() throws IOException {
        // given
        startEcho();

        // when
        String answer = raw("POST /login HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nConnection: close\r\n"
                + "Content-Length: 2\r\n\r\nok");

        // then
        assertThat(answer)
                .startsWith("HTTP/1.1 100 Continue")
                .contains("HTTP/1.1 200 OK")
                .endsWith("\nok");
    }

    @Test
    void shouldPassOnAnAnswerWhileItIsStillWritten() throws Exception {
        // given
        int slow = Ports.freeOr(0);
        vertx.createHttpServer()
                .requestHandler(request -> request.response().setChunked(true).write(Buffer.buffer("first")))
                .listen(slow, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        backends.ready(Service.USER_POOL, slow);

        // when
        HttpResponse<java.io.InputStream> answer =
                client.send(call("/login").build(), HttpResponse.BodyHandlers.ofInputStream());

        // then
        try (var body = answer.body()) {
            assertThat(new String(body.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("first");
        }
    }

    @Test
    void shouldSayThatAServiceIsNotReady() throws Exception {
        // given
        var request = call("/").header("X-Amz-Target", TARGET).POST(HttpRequest.BodyPublishers.ofString("{}"));

        // when
        HttpResponse<String> answer = send(request);

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ServiceUnavailableException");
        assertThat(answer.body()).contains("\"__type\":\"ServiceUnavailableException\"", "user-pool-service");
    }

    @Test
    void shouldSaySoWhenAServiceHasJustDied() throws Exception {
        // given
        backends.ready(Service.USER_POOL, Ports.freeOr(0));

        // when
        HttpResponse<String> answer =
                send(call("/").header("X-Amz-Target", TARGET).POST(HttpRequest.BodyPublishers.ofString("{}")));

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("ServiceUnavailableException");
    }

    @Test
    void shouldExplainWhatIsHereWhenNothingAnswers() throws Exception {
        // given
        var request = call("/nothing");

        // when
        HttpResponse<String> answer = send(request);

        // then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("GET /nothing", "/inbox", "jwks.json");
    }

    @Test
    void shouldShowABrowserTheStateOfTheServices() throws Exception {
        // given
        startEcho();

        // when
        HttpResponse<String> page = send(call("/").header("Accept", "text/html,*/*"));

        // then
        assertThat(page.body()).contains("<td><span class=\"state ready\">ready</span>", "user-pool-service");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void shouldKeepItsPagesFromWebSitesWhoseNameWasMadeToPointHere() throws IOException {
        // given
        String request = "GET /inbox/messages HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";

        // when
        String answer = raw(request);

        // then
        assertThat(answer).startsWith("HTTP/1.1 404");
    }

    private HttpRequest signedForS3() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/bucket/key"))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=ASIA/20260101/us-east-1/s3/aws4_request, SignedHeaders=host,"
                                + " Signature=00")
                .PUT(HttpRequest.BodyPublishers.ofString("content"))
                .build();
    }

    @Test
    void shouldPassAnObjectOnOnceItsServerHasStarted() {
        // given
        startEcho();
        backends.ready(Service.IDENTITY_POOL, echo);
        var answer = client.sendAsync(signedForS3(), HttpResponse.BodyHandlers.ofString());

        // when
        storageStart.complete(null);

        // then
        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join().body())
                .startsWith("PUT /bucket/key\n")
                .endsWith("content");
    }

    @Test
    void shouldSayWhyAServerForObjectsDidNotStart() {
        // given
        startEcho();
        backends.ready(Service.IDENTITY_POOL, echo);
        storageStart.completeExceptionally(new StartFailure("s3-server did not start"));

        // when
        var answer = client.sendAsync(signedForS3(), HttpResponse.BodyHandlers.ofString())
                .orTimeout(10, TimeUnit.SECONDS)
                .join();

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("s3-server did not start");
    }

    @Test
    void shouldSayHowToChangeAPortThatIsTaken() throws IOException {
        // given
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var second = new Gateway(vertx, backends, stored(), request -> {});

            // when / then
            assertThatThrownBy(() -> second.listen(taken.getLocalPort(), "--port"))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining("--port");
        }
    }
}
