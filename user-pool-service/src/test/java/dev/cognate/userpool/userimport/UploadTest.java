package dev.cognate.userpool.userimport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cognate.userpool.TestClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

@QuarkusTest
class UploadTest {
    private static final int LIMIT = 1024 * 1024;

    @Inject
    AgroalDataSource database;

    @Inject
    ImportSweep sweep;

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @Test
    void shouldKeepTheLastFileAlone() throws SQLException {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        ImportScene.upload(job, ImportScene.rows(9_000));

        // when
        HttpResponse<String> answer = ImportScene.upload(job, ImportScene.HEADER + "jane,jane@example.com,true\n");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(pieces(scene)).isEqualTo(1);
        scene.start(job);
        assertThat(scene.awaitEnd(job).importedUsers()).isEqualTo(1);
        assertThat(pieces(scene)).isZero();
    }

    @Test
    void shouldKeepFilesSealed() throws SQLException {
        // given
        ImportScene scene = ImportScene.create();

        // when
        ImportScene.upload(scene.job(), ImportScene.HEADER + "jane,jane@example.com,true\n");

        // then
        assertThat(count(scene, "position('jane'::bytea in content) > 0")).isZero();
        assertThat(pieces(scene)).isEqualTo(1);
    }

    @Test
    void shouldTakeAFileOfTheLargestSizeAndNoneLarger() {
        // given
        ImportScene scene = ImportScene.create();
        URI address = ImportScene.address(scene.job());
        byte[] largest = new byte[LIMIT];

        // when / then
        assertThat(ImportScene.upload(address, BodyPublishers.ofByteArray(largest))
                        .statusCode())
                .isEqualTo(200);
        assertThat(refusal(address, BodyPublishers.ofByteArray(new byte[LIMIT + 1])))
                .contains("EntityTooLarge");
    }

    @Test
    void shouldRefuseALargeFileThatDoesNotSayHowLongItIs() throws SQLException {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        ImportScene.upload(job, ImportScene.rows(1));

        // when
        String refusal = refusal(
                ImportScene.address(job),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2 * LIMIT])));

        // then
        assertThat(refusal).containsAnyOf("EntityTooLarge", "closed");
        await().untilAsserted(() -> assertThat(pieces(scene)).isEqualTo(1));
        scene.start(job);
        assertThat(scene.awaitEnd(job).importedUsers()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAnExpiredAddress() {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        TestClock.advance(Duration.ofMinutes(15));

        // when / then
        assertThat(ImportScene.upload(job, "x").statusCode()).isEqualTo(403);
        assertThat(ImportScene.upload(scene.describe(job), "x").statusCode()).isEqualTo(403);
    }

    @Test
    void shouldRefuseTheAddressOfAnotherJobAndAnAlteredOne() {
        // given
        ImportScene scene = ImportScene.create();
        URI first = ImportScene.address(scene.job());
        URI second = ImportScene.address(scene.job());
        String token = first.getRawQuery();
        char last = token.charAt(token.length() - 1);

        for (String query : List.of(
                second.getRawQuery(),
                token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A'),
                "upload=",
                "x=y")) {
            // when
            HttpResponse<String> answer =
                    ImportScene.upload(first.resolve(first.getRawPath() + "?" + query), BodyPublishers.ofString("x"));

            // then
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
        }
    }

    @Test
    void shouldTakeNoFileOnceTheJobIsStarted() {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        ImportScene.upload(job, ImportScene.rows(1));
        scene.start(job);

        // when / then
        assertThat(ImportScene.upload(job, ImportScene.rows(2)).statusCode()).isEqualTo(409);
        assertThat(scene.awaitEnd(job).importedUsers()).isEqualTo(1);
    }

    @Test
    void shouldGiveASlowSenderUpAndTakeAsManyAtOnceAsAllowed() throws IOException {
        // given: senders that promise a file and send nothing
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        URI address = ImportScene.address(job);
        try (Socket first = promising(address);
                Socket second = promising(address)) {

            // when
            int whileBothWait = await().until(
                            () -> ImportScene.upload(address, BodyPublishers.ofString("x"))
                                    .statusCode(),
                            status -> status == 503);
            int afterwards = await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> ImportScene.upload(address, BodyPublishers.ofString("x"))
                                    .statusCode(),
                            status -> status == 200);

            // then
            assertThat(List.of(whileBothWait, afterwards)).containsExactly(503, 200);
            assertThat(firstLine(first)).contains("408");
            assertThat(firstLine(second)).contains("408");
        }
    }

    @Test
    void shouldSweepUpWhatBrokenUploadsLeave() throws Throwable {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        ImportScene.upload(job, ImportScene.rows(1));
        execute("insert into user_import_piece (pool_id, job_id, upload_id, piece, content, written_at) values ('"
                + scene.poolId() + "', '" + job.jobId() + "', gen_random_uuid(), 0, 'x', now())");
        assertThat(pieces(scene)).isEqualTo(2);
        TestClock.advance(Duration.ofMinutes(75));

        // when
        VertxContextSupport.subscribeAndAwait(sweep::sweep);

        // then
        assertThat(pieces(scene)).isEqualTo(1);
        scene.start(job);
        assertThat(scene.awaitEnd(job).importedUsers()).isEqualTo(1);
    }

    private static String refusal(URI address, BodyPublisher body) {
        try {
            return ImportScene.upload(address, body).body();
        } catch (UncheckedIOException connectionClosed) {
            return "closed";
        }
    }

    private static Socket promising(URI address) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("PUT " + address.getRawPath() + "?" + address.getRawQuery()
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        byte[] start = socket.getInputStream().readNBytes(12);
        return new String(start, US_ASCII);
    }

    private long pieces(ImportScene scene) throws SQLException {
        return count(scene, "true");
    }

    private long count(ImportScene scene, String condition) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from user_import_piece where pool_id = '"
                        + scene.poolId() + "' and " + condition)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
