package dev.cognate.local.service;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts service processes: a small JVM each, with the AOT cache when there is a fitting one. */
public final class ServiceLauncher {
    /**
     * Serial GC and 192 MB keep four services small; C1 alone starts faster and compiles less. A laptop that runs the
     * stack all day spends its time in native hashing, not in compiled Java.
     */
    public static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-Xmx192m", "-Xss512k", "-XX:TieredStopAtLevel=1");

    private static final List<String> EVERY_JVM = List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dquarkus.profile=local",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private final StateFolder state;
    private final Path repository;
    private final AotCaches caches;
    private final List<String> jvmOptions;

    /**
     * Starts services built in {@code repository} with their state in {@code state}.
     *
     * @param jvmOptions {@link #SMALL_JVM} or others; AOT caches are made for the small JVM and used by no other
     */
    public ServiceLauncher(StateFolder state, Path repository, AotCaches caches, List<String> jvmOptions) {
        this.state = state;
        this.repository = repository;
        this.caches = caches;
        this.jvmOptions = jvmOptions;
    }

    /** All options of a small JVM. */
    static List<String> smallJvm() {
        return Stream.concat(SMALL_JVM.stream(), EVERY_JVM.stream()).toList();
    }

    /** Starts a service once with these settings, written to a file only its owner may read. */
    public ChildProcess launch(Service service, Map<String, String> settings) {
        List<String> aot = caches.use(service)
                .filter(cache -> jvmOptions.equals(SMALL_JVM))
                .map(cache -> List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"))
                .orElse(List.of());
        return launch(service, settings, aot);
    }

    ChildProcess launch(Service service, Map<String, String> settings, List<String> extraOptions) {
        Path folder = state.folder("services").resolve(service.label());
        ServiceSettings.write(folder, settings);
        List<String> command = new ArrayList<>();
        command.add(javaProgram().toString());
        command.addAll(jvmOptions);
        command.addAll(EVERY_JVM);
        command.addAll(extraOptions);
        command.add("-jar");
        command.add(service.jar(repository).toString());
        return ChildProcess.start(
                new ChildProcess.Recipe(service.label(), command, folder, state.run(), state.log(service.label())));
    }

    static Path javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
