package dev.cognate.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.SignUpOperation;
import dev.cognate.contract.idp.SignUpResponse;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CompressedAnswerTest {
    private static final String SIGN_UP = "{\"ClientId\":\"abc\",\"Username\":\"ada\",\"Password\":\"x\"}";
    private static final SignUpOperation QUICK = (request, context) -> Uni.createFrom()
            .item(SignUpResponse.builder().userSub(context.sourceIp()).build());

    @Test
    void shouldCompressALongAnswerForAClientThatTakesGzip() throws IOException, InterruptedException {
        String longText = "0123456789".repeat(200);
        SignUpOperation wordy = (request, context) ->
                Uni.createFrom().item(SignUpResponse.builder().userSub(longText).build());
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, wordy);
                HttpClient client = HttpClient.newHttpClient()) {
            // when
            HttpResponse<byte[]> packed =
                    client.send(accepting(server, "br, gzip;q=0.8"), HttpResponse.BodyHandlers.ofByteArray());
            HttpResponse<String> plain =
                    client.send(accepting(server, "gzip;q=0"), HttpResponse.BodyHandlers.ofString());

            // then
            assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(packed.headers().firstValue("vary")).contains("accept-encoding");
            assertThat(packed.headers().firstValue("content-length")).contains(Integer.toString(packed.body().length));
            assertThat(packed.body().length).isLessThan(longText.length());
            assertThat(gunzip(packed.body())).contains(longText).isEqualTo(plain.body());
            assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        }
    }

    @Test
    void shouldNotCompressAShortAnswer() throws IOException, InterruptedException {
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, QUICK);
                HttpClient client = HttpClient.newHttpClient()) {
            // when
            HttpResponse<String> answer = client.send(accepting(server, "gzip"), HttpResponse.BodyHandlers.ofString());

            // then
            assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
            assertThat(answer.body()).contains("127.0.0.1");
        }
    }

    private static HttpRequest accepting(TestServer server, String encodings) {
        return HttpRequest.newBuilder(server.uri("/"))
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp")
                .header("Accept-Encoding", encodings)
                .POST(HttpRequest.BodyPublishers.ofString(SIGN_UP))
                .build();
    }

    private static String gunzip(byte[] bytes) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
