package dev.cognate.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.cognate.local.process.ChildProcess;
import dev.cognate.local.server.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceProcessTest {
    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private final AtomicReference<ChildProcess> last = new AtomicReference<>();
    private HttpServer health;

    @BeforeEach
    void answerHealth() throws IOException {
        health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        health.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        health.start();
    }

    @AfterEach
    void stopHealth() {
        health.stop(0);
    }

    private ServiceProcess process(String... command) {
        return new ServiceProcess(Service.SYNC, health.getAddress().getPort(), () -> start(command), said::add);
    }

    private ChildProcess start(String... command) {
        var process = ChildProcess.start(
                new ChildProcess.Recipe("sync", List.of(command), folder, folder, folder.resolve("sync.log")));
        last.set(process);
        return process;
    }

    @Test
    void shouldStartAgainAServiceThatEndedAndSayWhy() {
        // given
        try (ServiceProcess process = process("sh", "-c", "echo something broke; exec sleep 60")) {
            process.start();
            ChildProcess first = last.get();
            await().until(() -> first.lastLines(1).contains("something broke"));

            // when
            first.kill();

            // then
            await().atMost(Duration.ofSeconds(10)).until(() -> process.isReady() && last.get() != first);
            assertThat(said).anyMatch(line -> line.contains("ended with code 137") && line.contains("something broke"));
        }
    }

    @Test
    void shouldLeaveDownWhatWasKilledOnPurpose() {
        // given
        try (ServiceProcess process = process("sleep", "60")) {
            process.start();

            // when
            process.kill();

            // then
            assertThat(process.isReady()).isFalse();
            assertThat(process.pid()).isZero();
            assertThat(said).isEmpty();
        }
    }

    @Test
    void shouldComeBackAfterBeingKilledOnPurpose() {
        // given
        try (ServiceProcess process = process("sleep", "60")) {
            process.start();
            process.kill();

            // when
            process.restart();

            // then
            assertThat(process.isReady()).isTrue();
            assertThat(process.pid()).isNotZero();
        }
    }

    @Test
    void shouldNotStartTwiceWhenRestartedWhileItWaitsToStartAgain() {
        // given
        try (ServiceProcess process = process("sleep", "60")) {
            process.start();
            last.get().kill();
            await().until(() -> !said.isEmpty());

            // when
            process.restart();

            // then
            long running = process.pid();
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> process.isReady()
                            && process.pid() == running
                            && last.get().pid() == running);
        }
    }

    @Test
    void shouldLeaveNothingRunningWhenItIsClosedWhileItStarts() throws Exception {
        // given
        health.stop(0);
        ServiceProcess process = process("sleep", "60");
        CompletableFuture<Void> starting = CompletableFuture.runAsync(process::start);
        await().until(() -> last.get() != null);

        // when
        process.close();

        // then
        assertThat(last.get().alive()).isFalse();
        assertThat(starting).failsWithin(Duration.ofSeconds(5));
        assertThatThrownBy(process::start).isInstanceOf(StartFailure.class);
    }

    @Test
    void shouldShowTheLogOfAServiceThatDoesNotStart() {
        // given
        health.stop(0);
        try (ServiceProcess process = process("sh", "-c", "echo no database; exit 3")) {
            // when / then
            assertThatThrownBy(process::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("sync-service")
                    .hasMessageContaining("no database");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 30", "50, 30"})
    void shouldWaitLongerAfterEachFailure(int failures, int seconds) {
        // when
        Duration pause = ServiceProcess.pauseAfter(failures);

        // then
        assertThat(pause).isEqualTo(Duration.ofSeconds(seconds));
    }
}
