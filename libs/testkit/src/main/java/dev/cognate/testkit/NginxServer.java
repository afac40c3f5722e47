package dev.cognate.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real NGINX with some locations, in one process without privileges.
 *
 * @param process its only one
 * @param port on 127.0.0.1
 */
public record NginxServer(Process process, int port) implements AutoCloseable {

    /** Where it is installed, if it is. */
    public static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param folder for what it writes
     * @param locations what stands in its {@code server}
     * @param storage the port behind {@code http://storage}
     */
    public static NginxServer start(Path program, Path folder, String locations, int storage) throws IOException {
        int port = FreePort.pick();
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, """
                daemon off;
                master_process off;
                pid FOLDER/pid;
                error_log FOLDER/error.log;
                events { worker_connections 64; }
                http {
                    access_log off;
                    client_body_temp_path FOLDER/body;
                    proxy_temp_path FOLDER/proxy;
                    fastcgi_temp_path FOLDER/fastcgi;
                    uwsgi_temp_path FOLDER/uwsgi;
                    scgi_temp_path FOLDER/scgi;
                    upstream storage { server 127.0.0.1:STORAGE; keepalive 16; }
                    server {
                        listen 127.0.0.1:PORT;
                        LOCATIONS
                    }
                }
                """.replace("FOLDER", folder.toString())
                .replace("STORAGE", String.valueOf(storage))
                .replace("PORT", String.valueOf(port))
                .replace("LOCATIONS", locations));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        settings.toString(),
                        "-e",
                        folder + "/error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        StorageServer.await(URI.create("http://127.0.0.1:" + port));
        return new NginxServer(process, port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
