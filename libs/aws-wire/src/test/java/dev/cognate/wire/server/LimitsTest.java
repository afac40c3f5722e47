package dev.cognate.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.SignUpOperation;
import dev.cognate.contract.idp.SignUpResponse;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Map<String, String> TARGET =
            Map.of("X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp");
    private static final String SIGN_UP = "{\"ClientId\":\"abc\",\"Username\":\"ada\",\"Password\":\"x\"}";
    private static final SignUpOperation QUICK = (request, context) -> Uni.createFrom()
            .item(SignUpResponse.builder().userSub(context.sourceIp()).build());
    private static final SignUpOperation NEVER =
            (request, context) -> Uni.createFrom().nothing();

    @Test
    void shouldRefuseAnAnnouncedBodyOverTheLimit() {
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, QUICK)) {
            // when
            HttpResponse<String> answer = server.send("POST", "/", TARGET, "x".repeat(65 * 1024));

            // then
            assertThat(answer.statusCode()
                            + answer.headers().firstValue("x-amzn-errortype").orElse("none"))
                    .isEqualTo("413RequestEntityTooLargeException");
        }
    }

    @Test
    void shouldRefuseAChunkedBodyOverTheLimit() {
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, QUICK)) {
            // given
            byte[] body = new byte[300 * 1024];
            HttpRequest request = HttpRequest.newBuilder(server.uri("/"))
                    .header("X-Amz-Target", TARGET.get("X-Amz-Target"))
                    .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body)))
                    .build();

            // when
            HttpResponse<String> answer = server.send(request);

            // then
            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void shouldReadAGzippedBody() {
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, QUICK)) {
            // when
            HttpResponse<String> answer = server.send(gzipped(server, SIGN_UP));

            // then
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseABodyThatUnpacksOverTheLimit() {
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, QUICK)) {
            // when
            HttpResponse<String> answer = server.send(gzipped(server, " ".repeat(10_000_000)));

            // then
            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void shouldRefuseABodyThatIsNotWhatItsEncodingSays() {
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, QUICK)) {
            // given
            HttpRequest request = HttpRequest.newBuilder(server.uri("/"))
                    .header("X-Amz-Target", TARGET.get("X-Amz-Target"))
                    .header("Content-Encoding", "gzip")
                    .POST(HttpRequest.BodyPublishers.ofString(SIGN_UP))
                    .build();

            // when
            HttpResponse<String> answer = server.send(request);

            // then
            assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("SerializationException");
        }
    }

    @Test
    void shouldGiveUpOnASlowBody() throws IOException {
        TestServer.Limits limits = new TestServer.Limits(1024, Duration.ofMillis(200), Duration.ofSeconds(5), 8);
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, limits, QUICK);
                Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            // given
            String head = "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: " + TARGET.get("X-Amz-Target")
                    + "\r\nContent-Length: 100\r\n\r\n{";
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            // when
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            // then
            assertThat(answer).isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void shouldInviteABodyThatWaits() throws IOException {
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, QUICK);
                Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            // given
            String head = "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: " + TARGET.get("X-Amz-Target")
                    + "\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            // when
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            // then
            assertThat(answer).isEqualTo("HTTP/1.1 100");
        }
    }

    @Test
    void shouldFailAnOperationThatTakesTooLong() {
        TestServer.Limits limits = new TestServer.Limits(1024, Duration.ofSeconds(5), Duration.ofMillis(200), 8);
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, limits, NEVER)) {
            // when
            HttpResponse<String> answer = server.send("POST", "/", TARGET, SIGN_UP);

            // then
            assertThat(answer.statusCode()
                            + answer.headers().firstValue("x-amzn-errortype").orElse("none"))
                    .isEqualTo("500InternalErrorException");
        }
    }

    @Test
    void shouldRefuseMoreRequestsThanItTakesAtOnce() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        SignUpOperation slow = (request, context) -> {
            entered.countDown();
            return Uni.createFrom().nothing();
        };
        TestServer.Limits limits = new TestServer.Limits(1024, Duration.ofSeconds(5), Duration.ofSeconds(3), 1);
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, limits, slow)) {
            // given
            CompletableFuture<HttpResponse<String>> first =
                    CompletableFuture.supplyAsync(() -> server.send("POST", "/", TARGET, SIGN_UP));
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();

            // when
            HttpResponse<String> answer = server.send("POST", "/", TARGET, SIGN_UP);
            first.join();

            // then
            assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("TooManyRequestsException");
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
        }
    }

    @Test
    void shouldFreeThePlaceOfAFinishedRequest() {
        TestServer.Limits limits = new TestServer.Limits(1024, Duration.ofSeconds(5), Duration.ofSeconds(3), 1);
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, limits, QUICK)) {
            // given
            server.send("POST", "/", TARGET, SIGN_UP);
            server.send("POST", "/", TARGET, "{");

            // when
            HttpResponse<String> answer = server.send("POST", "/", TARGET, SIGN_UP);

            // then
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldAnswerAPreflight() {
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, QUICK)) {
            // when
            HttpResponse<String> answer = server.send(
                    "OPTIONS", "/", Map.of("Access-Control-Request-Headers", "x-amz-target,amz-sdk-request"), "");

            // then
            assertThat(answer.headers()
                            .firstValue("access-control-allow-headers")
                            .orElse(""))
                    .contains(
                            "x-amz-target",
                            "amz-sdk-request",
                            "amz-sdk-invocation-id",
                            "cache-control",
                            "authorization");
        }
    }

    @Test
    void shouldBelieveATrustedProxy() {
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, QUICK)) {
            // given
            Map<String, String> headers =
                    Map.of("X-Amz-Target", TARGET.get("X-Amz-Target"), "X-Forwarded-For", "198.51.100.1, 203.0.113.9");

            // when
            HttpResponse<String> answer = server.send("POST", "/", headers, SIGN_UP);

            // then
            assertThat(answer.body()).contains("203.0.113.9");
        }
    }

    private static HttpRequest gzipped(TestServer server, String body) {
        return HttpRequest.newBuilder(server.uri("/"))
                .header("X-Amz-Target", TARGET.get("X-Amz-Target"))
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(body)))
                .build();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
