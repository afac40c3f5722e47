package dev.cognate.e2e.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.PidFile;
import dev.cognate.local.process.Waiting;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.server.DatabaseServer;
import dev.cognate.local.server.KafkaServer;
import dev.cognate.local.server.Ports;
import dev.cognate.local.server.PostgresServer;
import dev.cognate.local.server.RedisServer;
import dev.cognate.local.service.Service;
import dev.cognate.local.stack.ExternalServers;
import dev.cognate.local.stack.LocalStack;
import dev.cognate.local.stack.StackOptions;
import dev.cognate.testkit.SdkClients;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code COGNATE_POSTGRES_URL}, {@code COGNATE_REDIS_URL} and {@code COGNATE_KAFKA}: servers of one's own. */
class ExternalServersIT {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void shouldUseTheServersOfTheEnvironmentAndStartNoneOfItsOwn() throws Exception {
        // given
        StateFolder theirs = new StateFolder(folder.resolve("theirs"));
        StackOptions defaults = StackOptions.forTest(REPOSITORY, folder.resolve("ours"));
        try (PostgresServer postgres =
                        PostgresServer.start(theirs, defaults.binaries(), Ports.freeOr(0), new Waiting());
                RedisServer redis = RedisServer.start(theirs, defaults.binaries(), Ports.freeOr(0), new Waiting());
                KafkaServer kafka = KafkaServer.start(theirs, Ports.freeOr(0))) {
            StackOptions options = defaults.withServices(EnumSet.of(Service.USER_POOL))
                    .withServers(ExternalServers.fromEnvironment(Map.of(
                            "COGNATE_POSTGRES_URL", url(postgres.address()),
                            "COGNATE_REDIS_URL", redis.url(),
                            "COGNATE_KAFKA", kafka.bootstrapServers())));

            // when
            try (LocalStack stack = LocalStack.start(options, Progress.silent())) {
                // then
                assertThat(stack.isReady(Service.USER_POOL)).isTrue();
                assertThat(stack.demo()).isPresent();
                assertThat(poolName(stack, stack.demo().get().poolId())).isEqualTo("demo");
                Path run = new StateFolder(options.folder()).run();
                assertThat(PidFile.running(run, "postgres")).isEmpty();
                assertThat(PidFile.running(run, "redis")).isEmpty();
            }
            assertThat(PidFile.running(theirs.run(), "postgres")).isPresent();
            assertThat(PidFile.running(theirs.run(), "redis")).isPresent();
        }
    }

    private static String url(DatabaseServer server) {
        return "postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":" + server.port();
    }

    private static String poolName(LocalStack stack, String poolId) {
        try (var cognito = SdkClients.signing(
                        URI.create(stack.endpoints().http()),
                        stack.rootKey().accessKeyId(),
                        stack.rootKey().secretAccessKey())
                .userPools()) {
            return cognito.describeUserPool(request -> request.userPoolId(poolId))
                    .userPool()
                    .name();
        }
    }
}
