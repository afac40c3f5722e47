package dev.cognate.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one local stack keeps everything it must not forget: by default {@code .cognate} in the repository.
 *
 * @param root the folder itself, absolute
 */
public record StateFolder(Path root) {
    private static final List<String> DATA =
            List.of("postgres", "redis", "kafka", "inbox", "services", "run", "keys", "storage", "demo.json");

    public StateFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** A folder inside, made when missing, which only its owner may enter. */
    public Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
    }

    /** Logs of the launcher, of each service and of PostgreSQL and Redis. */
    public Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }

    /** The pid files of child processes, and what is running now. */
    public Path run() {
        return folder("run");
    }

    /** Generated secrets of this installation. */
    public Path keys() {
        return folder("keys");
    }

    /** The ids of the demo pool and client. */
    public Path demo() {
        return root.resolve("demo.json");
    }

    /** Writes a file that only its owner may read, whole or not at all. */
    public static void writeSecret(Path file, String content) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * Forgets users, messages and keys. Keeps what is only derived or was trusted by a browser: binaries, AOT caches,
     * the certificate authority and logs.
     */
    public void clear() {
        DATA.forEach(name -> delete(root.resolve(name)));
    }

    /** Deletes a file or a folder with everything in it; a missing one is fine. */
    public static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
