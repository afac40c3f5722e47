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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A storage server in a process of its own, since its libraries would quarrel with those of a test. */
public final class StorageServer implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SQLITE = "libsqlite4java-linux-amd64";

    private final Process process;
    private final int port;
    private final TemporaryDirectory directory;

    private StorageServer(int port, TemporaryDirectory directory, String module, List<String> arguments) {
        this.port = port;
        this.directory = directory;
        try {
            String classPath = Files.readString(
                            root().resolve("deploy").resolve(module).resolve("target/classpath"))
                    .strip();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx160m",
                    "-XX:+UseSerialGC",
                    "-Dsqlite4java.library.path=" + folderOf(SQLITE, classPath),
                    "-cp",
                    classPath));
            command.addAll(arguments);
            process = new ProcessBuilder(command)
                    .directory(directory.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.path().resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Build deploy/" + module + " first: mvn process-classes", e);
        }
        OrphanGuard.watch(process.pid());
    }

    /** S3Proxy, keeping objects in memory; it takes only what this key signed. */
    public static StorageServer s3(String accessKey, String secretKey) {
        int port = FreePort.pick();
        TemporaryDirectory directory = TemporaryDirectory.create("s3");
        Path settings = directory.path().resolve("s3proxy.properties");
        try {
            Files.write(
                    settings,
                    List.of(
                            "s3proxy.authorization=aws-v4",
                            "s3proxy.endpoint=http://127.0.0.1:" + port,
                            "s3proxy.identity=" + accessKey,
                            "s3proxy.credential=" + secretKey,
                            "jclouds.provider=transient-nio2"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StorageServer(
                port, directory, "s3-server", List.of("org.gaul.s3proxy.Main", "--properties", settings.toString()));
    }

    /** DynamoDB Local, keeping tables in memory; tells nobody that it runs. */
    public static StorageServer dynamoDb() {
        int port = FreePort.pick();
        return new StorageServer(
                port,
                TemporaryDirectory.create("dynamodb"),
                "dynamodb-server",
                List.of(
                        "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                        "-inMemory",
                        "-sharedDb",
                        "-disableTelemetry",
                        "-port",
                        String.valueOf(port)));
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .filter(folder -> Files.isDirectory(folder.resolve("deploy/s3-server")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not within the repository"));
    }

    private static String folderOf(String library, String classPath) {
        return Arrays.stream(classPath.split(":"))
                .filter(entry -> entry.contains(library) && entry.endsWith(".so"))
                .map(entry -> Path.of(entry).getParent().toString())
                .findFirst()
                .orElse("");
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
