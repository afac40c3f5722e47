package dev.cognate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Keycloak that {@code deploy/keycloak-server} unpacks. */
final class KeycloakProgram {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SETTINGS = """
            db=dev-mem
            cache=local
            http-enabled=true
            http-host=127.0.0.1
            features-disabled=kerberos,ciba,par,device-flow,impersonation
            log-level=warn
            """;
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "JAVA_OPTS", "-Xms64m -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxMetaspaceSize=256m",
            "JAVA_HOME", System.getProperty("java.home"),
            "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
            "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");

    private final Path home;

    private KeycloakProgram(Path home) {
        this.home = home;
    }

    /** @throws IllegalStateException when its module is not built */
    static KeycloakProgram find() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .map(folder -> folder.resolve("deploy/keycloak-server/target"))
                .filter(Files::isDirectory)
                .flatMap(KeycloakProgram::homes)
                .findFirst()
                .map(KeycloakProgram::new)
                .orElseThrow(
                        () -> new IllegalStateException("Build deploy/keycloak-server first: mvn process-classes"));
    }

    private static Stream<Path> homes(Path target) {
        try (Stream<Path> folders = Files.list(target)) {
            return folders.filter(folder -> Files.exists(folder.resolve("bin/kc.sh"))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return home.resolve("keycloak.log");
    }

    /** Keycloak compiles its settings into itself, which is most of what a first start takes. */
    void buildOnce() {
        Path built = home.resolve("built");
        try (FileChannel channel = FileChannel.open(
                        home.resolve("building"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && Files.exists(built) && Files.readString(built).equals(SETTINGS)) {
                return;
            }
            Files.writeString(home.resolve("conf/keycloak.conf"), SETTINGS);
            Process build = run("build");
            if (!build.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || build.exitValue() != 0) {
                end(build);
                throw new IllegalStateException("Keycloak does not build: see " + log());
            }
            Files.writeString(built, SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends what {@link #run} started: a script and its child, which is Keycloak. */
    static void end(Process script) {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
        script.onExit().join();
    }

    Process run(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(ENVIRONMENT);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start Keycloak", e);
        }
    }
}
