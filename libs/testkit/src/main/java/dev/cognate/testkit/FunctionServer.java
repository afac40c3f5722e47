package dev.cognate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The Lambda Invoke API over modules of Node and canned answers. */
final class FunctionServer implements FunctionControl, Closeable {
    private final int port = FreePort.pick();
    private final Map<String, String> modules = new ConcurrentHashMap<>();
    private final Map<String, Canned> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> hangs = new ConcurrentHashMap<>();
    private final Map<String, List<String>> events = new ConcurrentHashMap<>();
    private final Map<String, List<String>> headers = new ConcurrentHashMap<>();
    private final NodeFunctions node = new NodeFunctions();
    private HttpServer http;
    private ExecutorService threads;

    private record Canned(int status, String functionError, String body) {}

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public synchronized boolean isRunning() {
        return http != null;
    }

    @Override
    public synchronized void start() {
        if (http != null) {
            return;
        }
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(threads);
        http.createContext("/2015-03-31/functions/", this::invoke);
        http.start();
    }

    @Override
    public synchronized void stop() {
        if (http != null) {
            http.stop(0);
            threads.shutdownNow();
            http = null;
        }
    }

    @Override
    public void close() {
        stop();
        node.close();
    }

    @Override
    public void runModule(String function, String file) {
        answers.remove(function);
        modules.put(function, file);
    }

    @Override
    public void answer(String function, int status, String functionError, String body) {
        modules.remove(function);
        answers.put(function, new Canned(status, functionError, body));
    }

    @Override
    public void hang(String function, int times) {
        hangs.put(function, new AtomicInteger(times));
    }

    @Override
    public List<String> eventsOf(String function) {
        return List.copyOf(events.getOrDefault(function, List.of()));
    }

    @Override
    public List<String> headersOf(String function) {
        return List.copyOf(headers.getOrDefault(function, List.of()));
    }

    private void invoke(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getRawPath().split("/");
        String arn = URLDecoder.decode(path[3], UTF_8);
        String function = arn.substring(arn.lastIndexOf(':') + 1);
        String event = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        headers.put(
                function,
                exchange.getRequestHeaders().entrySet().stream()
                        .map(entry ->
                                entry.getKey().toLowerCase(Locale.ROOT) + ": " + String.join(",", entry.getValue()))
                        .toList());
        events.computeIfAbsent(function, name -> new CopyOnWriteArrayList<>()).add(event);
        if (hangs.getOrDefault(function, new AtomicInteger()).getAndDecrement() > 0) {
            return; // neither answered nor closed: the client has to give up
        }
        boolean awaited = !"Event".equals(exchange.getRequestHeaders().getFirst("x-amz-invocation-type"));
        try (exchange) {
            reply(exchange, run(function, event), awaited);
        }
    }

    private Canned run(String function, String event) {
        String module = modules.get(function);
        if (module != null) {
            NodeFunctions.Result result = node.run(module, event);
            return new Canned(200, result.failed() ? "Unhandled" : "", result.json());
        }
        Canned canned = answers.get(function);
        return canned == null
                ? new Canned(404, "", "{\"Type\":\"User\",\"Message\":\"Function not found\"}")
                : new Canned(
                        canned.status(), canned.functionError(), canned.body().replace("$event", event));
    }

    private static void reply(HttpExchange exchange, Canned answer, boolean awaited) throws IOException {
        if (answer.status() == 404) {
            exchange.getResponseHeaders().set("x-amzn-errortype", "ResourceNotFoundException");
        }
        if (!awaited && answer.status() == 200) {
            exchange.sendResponseHeaders(202, -1);
            return;
        }
        if (!answer.functionError().isEmpty()) {
            exchange.getResponseHeaders().set("x-amz-function-error", answer.functionError());
        }
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
