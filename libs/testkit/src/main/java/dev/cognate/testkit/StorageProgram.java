package dev.cognate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How to start S3Proxy and DynamoDB Local: each in a process of its own, since their libraries would quarrel with those of
 * whoever starts them. Their class paths are written by the modules {@code deploy/s3-server} and {@code
 * deploy/dynamodb-server}.
 */
public final class StorageProgram {
    private static final String SQLITE = "libsqlite4java-linux-amd64";

    /** Left alone, S3Proxy writes a dozen lines for each request. */
    private static final String QUIET = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %-5level %logger{20} %msg%n</pattern></encoder>
              </appender>
              <root level="warn"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private StorageProgram() {}

    /**
     * The command that starts S3Proxy.
     *
     * @param repository where its module is built
     * @param settings the file with {@link #s3Settings}
     * @throws UncheckedIOException when its module is not built
     */
    public static List<String> s3(Path repository, Path settings) {
        Path logging = settings.resolveSibling("s3proxy-logback.xml");
        write(logging, QUIET);
        return command(
                classPath(repository, "s3-server"),
                List.of("-Dlogback.configurationFile=" + logging),
                List.of("org.gaul.s3proxy.Main", "--properties", settings.toString()));
    }

    /**
     * Settings of an S3Proxy that takes only what one key signed.
     *
     * @param port on 127.0.0.1
     * @param folder where it keeps its objects, made when missing
     */
    public static String s3Settings(int port, String accessKeyId, String secretAccessKey, Path folder) {
        makeFolder(folder);
        return String.join(
                "\n",
                "s3proxy.authorization=aws-v4",
                "s3proxy.ignore-unknown-headers=true",
                "s3proxy.endpoint=http://127.0.0.1:" + port,
                "s3proxy.identity=" + accessKeyId,
                "s3proxy.credential=" + secretAccessKey,
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + folder,
                "");
    }

    /**
     * The command that starts DynamoDB Local on the loopback address.
     *
     * @param repository where its module is built
     * @param port it listens on
     * @param folder where it keeps its tables, made when missing
     * @throws UncheckedIOException when its module is not built
     */
    public static List<String> dynamoDb(Path repository, int port, Path folder) {
        makeFolder(folder);
        String libraries = classPath(repository, "dynamodb-server");
        Path program = repository.resolve("deploy/dynamodb-server/target/classes");
        return command(
                program + ":" + libraries,
                List.of("-Dsqlite4java.library.path=" + folderOf(SQLITE, libraries)),
                List.of("dev.cognate.dynamodb.LoopbackDynamoDb", String.valueOf(port), folder.toString()));
    }

    private static List<String> command(String classPath, List<String> options, List<String> program) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx160m", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(program);
        return command;
    }

    private static String classPath(Path repository, String module) {
        try {
            return Files.readString(repository.resolve("deploy").resolve(module).resolve("target/classpath"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Build deploy/" + module + " first: mvn process-classes", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
    }

    private static String folderOf(String library, String classPath) {
        return Arrays.stream(classPath.split(":"))
                .filter(entry -> entry.contains(library) && entry.endsWith(".so"))
                .map(entry -> Path.of(entry).getParent().toString())
                .findFirst()
                .orElse("");
    }
}
