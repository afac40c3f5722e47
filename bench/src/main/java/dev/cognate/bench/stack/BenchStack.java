package dev.cognate.bench.stack;

import dev.cognate.bench.floor.Argon2idCost;
import dev.cognate.bench.floor.UserRow;
import dev.cognate.bench.load.ProcessCpu;
import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.PidFile;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.Service;
import dev.cognate.local.stack.CognitoClients;
import dev.cognate.local.stack.LocalStack;
import dev.cognate.local.stack.StackOptions;
import dev.cognate.local.stack.StackRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * A stack of its own with an empty database, beside one that may be running: PostgreSQL, Redis, Kafka and the service that is
 * measured, in a JVM as in production.
 */
public final class BenchStack implements AutoCloseable {
    /** What a JVM chooses by itself in a container with two processors and less than 1,792 MB, and so C2. */
    public static final List<String> PRODUCTION_JVM = List.of("-XX:+UseSerialGC", "-Xmx512m");

    private final Service service;
    private final List<Service> helpers;
    private final StateFolder state;
    private final LocalStack stack;

    private BenchStack(Service service, List<Service> helpers, StateFolder state, LocalStack stack) {
        this.service = service;
        this.helpers = helpers;
        this.state = state;
        this.stack = stack;
    }

    /**
     * Starts it.
     *
     * @param service which is called and measured
     * @param helpers services it asks, which are measured with it
     * @param repository where it is built
     * @param moreOptions of their JVMs, behind those of production
     * @throws StartFailure when a service does not become ready
     */
    public static BenchStack start(
            Service service, List<Service> helpers, Path repository, List<String> moreOptions, Progress progress) {
        EnumSet<Service> services = EnumSet.of(service);
        services.addAll(helpers);
        StateFolder state = new StateFolder(repository.resolve(".cognate/bench"));
        state.clear();
        StackOptions options = StackOptions.forTest(repository, state.root())
                .withServices(services)
                .withJvmOptions(jvmOptions(service, moreOptions));
        BenchStack started = new BenchStack(service, helpers, state, LocalStack.prepare(options, progress));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop"));
        started.stack.begin();
        for (Service each : services) {
            if (!started.stack.isReady(each)) {
                started.close();
                throw new StartFailure(each.label() + " is not ready; see " + state.log(each.label()));
            }
        }
        return started;
    }

    private static List<String> jvmOptions(Service service, List<String> more) {
        List<String> sameHash = service == Service.USER_POOL
                ? List.of(
                        "-Dcognate.password.memory-kib=" + Argon2idCost.MEMORY_KIB,
                        "-Dcognate.password.iterations=" + Argon2idCost.ITERATIONS,
                        "-Dcognate.password.parallelism=" + Argon2idCost.PARALLELISM)
                : List.of();
        return Stream.of(PRODUCTION_JVM, sameHash, more).flatMap(List::stream).toList();
    }

    /** Signs with the root key. */
    public CognitoIdentityProviderClient administrator() {
        return CognitoClients.of(stack.record());
    }

    /** Where it is reached, and its root key. */
    public StackRecord record() {
        return stack.record();
    }

    /** The service itself, without the gateway in front of it. */
    public URI service() {
        return URI.create("http://127.0.0.1:" + settings().getProperty("quarkus.http.port") + "/");
    }

    /** Processor time of the service and its helpers. */
    public ProcessCpu cpu() {
        return new ProcessCpu(Stream.concat(Stream.of(service), helpers.stream())
                .map(this::pid)
                .toList());
    }

    private long pid(Service running) {
        return PidFile.running(state.run(), running.label())
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new StartFailure(running.label() + " has ended"));
    }

    /** Where the service keeps a user. */
    public UserRow row(String poolId, UUID sub) {
        Properties settings = settings();
        return new UserRow(
                settings.getProperty("quarkus.datasource.jdbc.url"),
                settings.getProperty("quarkus.datasource.username"),
                settings.getProperty("quarkus.datasource.password"),
                poolId,
                sub);
    }

    /** What the launcher told the service. */
    public Properties settings() {
        Path file = state.folder("services").resolve(service.label()).resolve("config/application.properties");
        var settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return settings;
    }

    @Override
    public void close() {
        stack.close();
    }
}
