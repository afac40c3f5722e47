package dev.cognate.bench.gateway;

import dev.cognate.testkit.NginxServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** An NGINX in front of the S3 server that streams, like the gateway, and decides nothing. */
record NginxRelay(NginxServer server) implements AutoCloseable {
    private static final String PASS = """
            location / {
                client_max_body_size 0;
                proxy_pass http://storage;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header Host %s;
                proxy_request_buffering off;
                proxy_buffering off;
                proxy_buffers 8 64k;
                proxy_buffer_size 64k;
            }
            """;

    /** Starts one in front of a server; none where it is not installed. */
    static Optional<NginxRelay> start(URI server, Path folder) throws IOException {
        Optional<Path> program = NginxServer.program();
        return program.isEmpty()
                ? Optional.empty()
                : Optional.of(new NginxRelay(NginxServer.start(
                        program.get(), folder, PASS.formatted(server.getAuthority()), server.getPort())));
    }

    /** Where it listens. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.close();
    }
}
