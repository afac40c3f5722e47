package dev.cognate.userpool.threat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cognate.keyring.Keyring;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stands for the adaptive risk service: answers what the test wants, and keeps what it was asked. */
final class RiskEndpoint implements AutoCloseable {
    static final String URL = "cognate.threat.risk-service.url";

    private final Keyring keyring;
    private final HttpServer http;
    private final List<JsonObject> questions = new CopyOnWriteArrayList<>();
    private final Semaphore never = new Semaphore(0);
    private volatile String answer = "{\"reasons\":[]}";
    private volatile int status = 200;
    private volatile boolean silent;

    private RiskEndpoint(Keyring keyring, HttpServer http) {
        this.keyring = keyring;
        this.http = http;
    }

    static RiskEndpoint start(Keyring keyring) {
        URI url = URI.create(ConfigProvider.getConfig().getValue(URL, String.class));
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
            RiskEndpoint endpoint = new RiskEndpoint(keyring, http);
            http.createContext("/internal/v1/assessments", endpoint::answer);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds this level from now on. */
    void finds(RiskLevel level) {
        answer = "{\"level\":\"" + level + "\",\"points\":65,\"reasons\":[\"new-network\",\"new-device\"]}";
    }

    /** Answers this from now on. */
    void answers(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    /** Takes questions and does not answer. */
    void fallSilent() {
        silent = true;
    }

    /** What it was asked, oldest first. */
    List<JsonObject> questions() {
        return List.copyOf(questions);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String sealed = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] question = keyring.sealer(RiskService.PURPOSE).openString(sealed);
            questions.add(new JsonObject(new String(question, StandardCharsets.UTF_8)));
            if (silent) {
                never.acquireUninterruptibly();
            }
            byte[] said = answer.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, said.length);
            call.getResponseBody().write(said);
        }
    }

    @Override
    public void close() {
        never.release(1_000);
        http.stop(0);
    }
}
