package dev.cognate.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The AOT caches of the services (JEP 514): classes loaded and linked as a training run left them. A cache fits exactly
 * one build of the JVM and the jars with their times, so each has a fingerprint of both beside it.
 */
public final class AotCaches {
    private final Path folder;
    private final Path repository;

    /** Caches in {@code folder}, of services built in {@code repository}. */
    public AotCaches(Path folder, Path repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /** The cache to start a service with, when there is one and it fits. */
    public Optional<Path> use(Service service) {
        return fits(service) ? Optional.of(cache(service)) : Optional.empty();
    }

    boolean fits(Service service) {
        try {
            return Files.exists(cache(service))
                    && Files.readString(mark(service)).equals(fingerprint(service));
        } catch (IOException e) {
            return false;
        }
    }

    Path cache(Service service) {
        return folder.resolve(service.label() + ".aot");
    }

    private Path mark(Service service) {
        return folder.resolve(service.label() + ".fingerprint");
    }

    /** Says that the cache now in place was trained with what is built now. */
    void confirm(Service service) throws IOException {
        Files.writeString(mark(service), fingerprint(service));
    }

    /** Forgets the cache of a service, which will be written anew. */
    void drop(Service service) throws IOException {
        Files.deleteIfExists(mark(service));
        Files.deleteIfExists(cache(service));
    }

    String fingerprint(Service service) {
        Path application = service.jar(repository).getParent();
        try (Stream<Path> files = Files.walk(application)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, System.getProperty("java.vm.version") + System.getProperty("java.home"));
            add(digest, ServiceLauncher.smallJvm().toString());
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            for (Path jar : jars) {
                add(digest, jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + application, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
