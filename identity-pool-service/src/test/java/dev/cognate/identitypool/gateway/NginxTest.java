package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cognate.identitypool.TestClock;
import dev.cognate.identitypool.gateway.RawRequest.Answer;
import dev.cognate.identitypool.gateway.Recorder.Received;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.testkit.NginxServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The settings for NGINX in docs/access-gateway.md, as they stand there, in a real NGINX. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxTest {
    private static final String POLICY = Iam.policy("Allow", "s3:*", "arn:aws:s3:::bucket/open/*");

    @TempDir
    static Path folder;

    @Inject
    AccessGateway gateway;

    private Visitors visitors;
    private AwsCredentials ann;
    private NginxServer nginx;

    @BeforeAll
    void start() throws IOException {
        Optional<Path> program = NginxServer.program();
        assumeTrue(program.isPresent(), "NGINX is not installed (on Debian: apt-get install nginx)");
        visitors = Visitors.of(POLICY, Iam.policy("Deny", "*", "*"));
        ann = visitors.user("ann").credentials();
        String locations =
                Snippet.of("nginx", "auth_request").text().replace("identity-pool:8086", "127.0.0.1:" + gateway.port());
        int storage = ConfigProvider.getConfig().getValue("test.recorder.port", Integer.class);
        nginx = NginxServer.start(program.orElseThrow(), folder, locations, storage);
    }

    @AfterAll
    void stop() {
        if (nginx != null) {
            nginx.close();
            visitors.close();
        }
    }

    @BeforeEach
    void forget() {
        Recorder.get().cleared();
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private Answer send(RawRequest request) {
        return request.send(nginx.port(), ann);
    }

    @Test
    void shouldPassOnWhatIsAllowedAsItIs() {
        // when
        Answer answer = send(RawRequest.s3("GET", "/bucket/open/a%20b?response-expires=1"));

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Received received = Recorder.get().received().getFirst();
        assertThat(received.target()).isEqualTo("/bucket/open/a%20b?response-expires=1");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /bucket/closed",
        "DELETE, /bucket/closed/a",
        "GET, /bucket/open/../closed",
        "GET, /bucket/open/%2e%2e/closed",
        "GET, /bucket?list-type=2",
        "GET, /",
        "GET, /_authorize/bucket/open/a"
    })
    void shouldStopWhatIsNot(String method, String target) {
        // when
        Answer answer = send(RawRequest.s3(method, target));

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(Recorder.get().received()).isEmpty();
    }

    @Test
    void shouldNotBelieveAClientsOwnHeaders() {
        // given
        RawRequest request = RawRequest.s3("GET", "/bucket/closed")
                .adding("X-Original-URI: /bucket/open/a")
                .adding("X-Original-Method: GET");

        // when
        Answer answer = send(request);

        // then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(Recorder.get().received()).isEmpty();
    }

    @Test
    void shouldPassUploadsOfAnUnchangedClient() {
        // given
        try (S3Client s3 = StorageClients.s3(URI.create("http://127.0.0.1:" + nginx.port()), ann)) {
            // when
            s3.putObject(request -> request.bucket("bucket").key("open/a"), RequestBody.fromString("content"));
            Throwable refused = catchThrowable(
                    () -> s3.putObject(request -> request.bucket("bucket").key("closed"), RequestBody.fromString("x")));

            // then
            assertThat(refused).hasMessageContaining("403");
            assertThat(Recorder.get().received()).hasSize(1);
            assertThat(new String(Recorder.get().received().getFirst().body(), StandardCharsets.UTF_8))
                    .contains("content");
        }
    }

    @Test
    void shouldStopCredentialsWhoseTimeIsOver() {
        // given
        TestClock.advance(Duration.ofMinutes(61));

        // when
        Answer answer = send(RawRequest.s3("GET", "/bucket/open/a"));

        // then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(Recorder.get().received()).isEmpty();
    }

    @Test
    void shouldStopWhatOnlyABodyTells() {
        // when
        Answer rows = send(RawRequest.dynamoDb("ListTables", "{}"));
        Answer list = send(
                RawRequest.s3("POST", "/bucket?delete").body("<Delete><Object><Key>open/a</Key></Object></Delete>"));

        // then
        assertThat(rows.status()).isEqualTo(403);
        assertThat(list.status()).isEqualTo(403);
        assertThat(Recorder.get().received()).isEmpty();
    }
}
