package dev.cognate.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * A Keycloak in a process of its own, without a database that stays: an identity provider that is not ours. The first start
 * takes some forty seconds of two processors, as Keycloak builds itself; later ones ten.
 */
public final class KeycloakServer implements Closeable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration TIME_OUT = Duration.ofMinutes(1);
    private static final String ADMIN = "admin";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Process process;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    private KeycloakServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param port where it listens on the loopback address
     * @param publicUrl what its issuers begin with, whatever address it is asked at
     */
    public static KeycloakServer start(int port, String publicUrl) {
        KeycloakProgram program = KeycloakProgram.find();
        program.buildOnce();
        Process process = program.run(
                "start",
                "--optimized",
                "--http-port=" + port,
                "--hostname=" + publicUrl,
                "--hostname-backchannel-dynamic=true");
        OrphanGuard.watch(process.pid());
        KeycloakServer server = new KeycloakServer(process, "http://127.0.0.1:" + port);
        server.awaitReady(program.log());
        return server;
    }

    private void awaitReady(Path log) {
        HttpRequest master = request("/realms/master").build();
        Awaitility.await("Keycloak, which logs to " + log)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(master, BodyHandlers.discarding()).statusCode() == OK);
    }

    /** Its base URL. */
    public String url() {
        return url;
    }

    /** Makes a realm with all that is in it, as Keycloak's exports describe one. */
    public void createRealm(String representation) {
        HttpResponse<String> answer = send(request("/admin/realms")
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + adminToken())
                .POST(BodyPublishers.ofString(representation))
                .build());
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException("no realm: " + answer.statusCode() + " " + answer.body());
        }
    }

    private String adminToken() {
        return token("master", Map.of("client_id", "admin-cli", "username", ADMIN, "password", ADMIN), "access_token");
    }

    /**
     * A token for a password.
     *
     * @param fields of the token request beside the grant
     * @param kind such as {@code id_token}
     */
    public String token(String realm, Map<String, String> fields, String kind) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "grant_type=password&", ""));
        HttpResponse<String> answer = send(request("/realms/" + realm + "/protocol/openid-connect/token")
                .header("content-type", FORM)
                .POST(BodyPublishers.ofString(form))
                .build());
        try {
            return new ObjectMapper().readTree(answer.body()).required(kind).asText();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("no token: " + answer.body(), e);
        }
    }

    /** What is at a path. */
    public String page(String path) {
        return send(request(path).build()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIME_OUT);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A browser of a person, as far as signing in needs one. */
    public KeycloakBrowser browser() {
        return new KeycloakBrowser(this);
    }

    HttpResponse<String> visit(String path, List<String> cookies, String form) {
        HttpRequest.Builder request = request(path);
        if (!cookies.isEmpty()) {
            request.header("cookie", String.join("; ", cookies));
        }
        if (form != null) {
            request.header("content-type", FORM).POST(BodyPublishers.ofString(form));
        }
        return send(request.build());
    }

    @Override
    public void close() {
        OrphanGuard.release(process.pid());
        KeycloakProgram.end(process);
        http.close();
    }
}
