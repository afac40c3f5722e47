package dev.cognate.local.stack;

import dev.cognate.local.service.Service;
import dev.cognate.local.service.ServiceLauncher;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a stack is started.
 *
 * @param repository where the services are built
 * @param folder where it keeps its state
 * @param binaries where PostgreSQL and Redis are unpacked, which several stacks may share
 * @param aotCaches where the AOT caches are, which several stacks may share
 * @param port of the gateway; 0 for any
 * @param tlsPort of the gateway with TLS; 0 for any
 * @param fastStart whether AOT caches that are missing are made
 * @param services which services are started
 * @param servers real servers instead of embedded ones
 * @param jvmOptions memory and compiler options of the services' JVMs
 */
public record StackOptions(
        Path repository,
        Path folder,
        Path binaries,
        Path aotCaches,
        int port,
        int tlsPort,
        boolean fastStart,
        Set<Service> services,
        ExternalServers servers,
        List<String> jvmOptions) {
    /** The port that Cognito emulators use. */
    public static final int DEFAULT_PORT = 9229;

    /** For https. */
    public static final int DEFAULT_TLS_PORT = 9443;

    /** What {@code ./cognate up} does in this repository. */
    public static StackOptions of(Path repository) {
        Path state = repository.resolve(".cognate");
        return new StackOptions(
                repository,
                state,
                state.resolve("bin"),
                state.resolve("aot"),
                DEFAULT_PORT,
                DEFAULT_TLS_PORT,
                true,
                EnumSet.allOf(Service.class),
                ExternalServers.fromEnvironment(System.getenv()),
                ServiceLauncher.SMALL_JVM);
    }

    /** For tests: its own state, free ports, nothing prepared that is missing. */
    public static StackOptions forTest(Path repository, Path folder) {
        Path shared = repository.resolve(".cognate");
        return new StackOptions(
                repository,
                folder,
                shared.resolve("bin"),
                shared.resolve("aot"),
                0,
                0,
                false,
                EnumSet.allOf(Service.class),
                ExternalServers.none(),
                ServiceLauncher.SMALL_JVM);
    }

    /** With its state elsewhere; what several stacks share stays where it is. */
    public StackOptions withFolder(Path state) {
        return new StackOptions(
                repository, state, binaries, aotCaches, port, tlsPort, fastStart, services, servers, jvmOptions);
    }

    /** With these gateway ports. */
    public StackOptions withPorts(int http, int https) {
        return new StackOptions(
                repository, folder, binaries, aotCaches, http, https, fastStart, services, servers, jvmOptions);
    }

    /** With or without making AOT caches first. */
    public StackOptions withFastStart(boolean prepare) {
        return new StackOptions(
                repository, folder, binaries, aotCaches, port, tlsPort, prepare, services, servers, jvmOptions);
    }

    /** With only these services. */
    public StackOptions withServices(Set<Service> wanted) {
        return new StackOptions(
                repository,
                folder,
                binaries,
                aotCaches,
                port,
                tlsPort,
                fastStart,
                Set.copyOf(wanted),
                servers,
                jvmOptions);
    }

    /** With these servers. */
    public StackOptions withServers(ExternalServers wanted) {
        return new StackOptions(
                repository, folder, binaries, aotCaches, port, tlsPort, fastStart, services, wanted, jvmOptions);
    }

    /** With services that run under these options instead of those of a small JVM. */
    public StackOptions withJvmOptions(List<String> wanted) {
        return new StackOptions(
                repository,
                folder,
                binaries,
                aotCaches,
                port,
                tlsPort,
                fastStart,
                services,
                servers,
                List.copyOf(wanted));
    }
}
