package dev.cognate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Functions in one process of Node, which starts with the first of them. Their environment has {@code CODE_KEY}, the key that
 * opens codes, and {@code DELIVERY_URL}, which leads to the {@link WebhookReceiver}.
 */
final class NodeFunctions implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 30;

    private final Map<Long, CompletableFuture<Result>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private Process process;
    private Writer input;

    /** What a function returned or, when it failed, threw. */
    record Result(boolean failed, String json) {}

    Result run(String file, String event) {
        long id = ids.incrementAndGet();
        CompletableFuture<Result> result = new CompletableFuture<>();
        waiting.put(id, result);
        try {
            write(JSON.writeValueAsString(Map.of("id", id, "file", file, "event", JSON.readTree(event))));
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("Node did not run " + file, e);
        } finally {
            waiting.remove(id);
        }
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }

    private synchronized void write(String line) throws IOException {
        if (process == null) {
            start();
        }
        input.write(line + "\n");
        input.flush();
    }

    private void start() throws IOException {
        ProcessBuilder node = new ProcessBuilder("node", script().toString());
        node.environment().put("CODE_KEY", FunctionEndpoint.CODE_KEY);
        node.environment().put("DELIVERY_URL", WebhookReceiver.shared().url());
        process = node.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        input = process.outputWriter(UTF_8);
        Process started = process;
        Thread.ofPlatform().daemon().name("node-functions").start(() -> read(started));
    }

    private void read(Process from) {
        try (BufferedReader lines = from.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode answer = JSON.readTree(line);
                boolean failed = answer.has("error");
                CompletableFuture<Result> asked = waiting.get(answer.get("id").asLong());
                if (asked != null) {
                    asked.complete(new Result(failed, text(answer.get(failed ? "error" : "result"))));
                }
            }
        } catch (IOException e) {
            waiting.values().forEach(asked -> asked.completeExceptionally(e));
        }
    }

    private static String text(JsonNode node) throws JsonProcessingException {
        return JSON.writeValueAsString(node);
    }

    private static Path script() {
        try (InputStream content = NodeFunctions.class.getResourceAsStream("functions.mjs")) {
            Path script = Files.createTempFile("cognate-functions", ".mjs");
            script.toFile().deleteOnExit();
            Files.write(script, content.readAllBytes());
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
