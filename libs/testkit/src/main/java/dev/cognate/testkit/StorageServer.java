package dev.cognate.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A storage server in a process of its own, since its libraries would quarrel with those of a test. */
public final class StorageServer implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final TemporaryDirectory directory;

    private StorageServer(int port, TemporaryDirectory directory, List<String> command) {
        this.port = port;
        this.directory = directory;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.path().resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
        OrphanGuard.watch(process.pid());
    }

    /** S3Proxy with objects that are gone with it; it takes only what this key signed. */
    public static StorageServer s3(String accessKey, String secretKey) {
        int port = FreePort.pick();
        TemporaryDirectory directory = TemporaryDirectory.create("s3");
        Path settings = directory.path().resolve("s3proxy.properties");
        Path objects = directory.path().resolve("objects");
        try {
            Files.writeString(settings, StorageProgram.s3Settings(port, accessKey, secretKey, objects));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StorageServer(port, directory, StorageProgram.s3(root(), settings));
    }

    /** DynamoDB Local with tables that are gone with it. */
    public static StorageServer dynamoDb() {
        int port = FreePort.pick();
        TemporaryDirectory directory = TemporaryDirectory.create("dynamodb");
        return new StorageServer(
                port,
                directory,
                StorageProgram.dynamoDb(root(), port, directory.path().resolve("tables")));
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .filter(folder -> Files.isDirectory(folder.resolve("deploy/s3-server")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not within the repository"));
    }

    /** Its base URL. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Waits until a server answers at a URL. */
    public static void await(URI url) {
        Awaitility.await().atMost(PATIENCE).until(() -> accepts(url.getPort()));
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        OrphanGuard.release(process.pid());
        process.destroyForcibly();
        process.onExit().join();
        directory.delete();
    }
}
