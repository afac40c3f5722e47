package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SdkClientsTest {
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private URI endpoint;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            boolean query = "POST".equals(exchange.getRequestMethod())
                    && exchange.getRequestHeaders().getFirst("X-Amz-Target") == null;
            byte[] body = (query ? "<R><GetCallerIdentityResult/></R>" : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void shouldSignUserPoolCalls() {
        // when
        try (var client = SdkClients.signing(endpoint, "AKID", "secret").userPools()) {
            client.listUserPools(request -> request.maxResults(1));
        }

        // then
        assertThat(authorizations.getFirst()).contains("Credential=AKID/", "/us-east-1/cognito-idp/aws4_request");
    }

    @Test
    void shouldSignIdentityPoolCalls() {
        // when
        try (var client = SdkClients.signing(endpoint, "AKID", "secret").identityPools()) {
            client.listIdentityPools(request -> request.maxResults(1));
        }

        // then
        assertThat(authorizations.getFirst()).contains("/us-east-1/cognito-identity/aws4_request");
    }

    @Test
    void shouldSignSyncCalls() {
        // when
        try (var client = SdkClients.signing(endpoint, "AKID", "secret").sync()) {
            client.listIdentityPoolUsage();
        }

        // then
        assertThat(authorizations.getFirst()).contains("/us-east-1/cognito-sync/aws4_request");
    }

    @Test
    void shouldSignStsCalls() {
        // when
        try (var client =
                SdkClients.signing(endpoint, "AKID", "secret", "token").sts()) {
            client.getCallerIdentity();
        }

        // then
        assertThat(authorizations.getFirst()).contains("/us-east-1/sts/aws4_request", "x-amz-security-token");
    }

    @Test
    void shouldNotSignWhenAnonymous() {
        // when
        try (var client = SdkClients.anonymous(endpoint).userPools()) {
            client.listUserPools(request -> request.maxResults(1));
        }

        // then
        assertThat(authorizations).containsExactly("null");
    }
}
