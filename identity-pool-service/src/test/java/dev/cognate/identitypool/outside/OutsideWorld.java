package dev.cognate.identitypool.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** A web server on which tests put pages; it counts how often each is read. */
public final class OutsideWorld {
    private static final OutsideWorld ONLY = new OutsideWorld();

    private final URI base = URI.create(ConfigProvider.getConfig().getValue("test.outside.url", String.class));
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();

    private OutsideWorld() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(base.getHost(), base.getPort()), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer to a request. */
    public record Answer(int status, String body) {}

    /** What is at a path. */
    @FunctionalInterface
    public interface Page {
        /** Answers a request with this query, header {@code Authorization} (or the empty string) and body. */
        Answer answer(String query, String authorization, String body);
    }

    /** The world. */
    public static OutsideWorld get() {
        return ONLY;
    }

    /** Puts a page somewhere, in place of what was there. */
    public void put(String path, Page page) {
        pages.put(path, page);
    }

    /** Puts a JSON document somewhere. */
    public void put(String path, String document) {
        put(path, (query, authorization, body) -> new Answer(200, document));
    }

    /** How often a path was read. */
    public int reads(String path) {
        return reads.getOrDefault(path, new AtomicInteger()).get();
    }

    /** The URL of a path. */
    public String url(String path) {
        return base + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            reads.computeIfAbsent(path, missing -> new AtomicInteger()).incrementAndGet();
            String authorization = exchange.getRequestHeaders().getFirst("authorization");
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Answer answer = pages.getOrDefault(path, (query, header, content) -> new Answer(404, "{}"))
                    .answer(
                            String.valueOf(exchange.getRequestURI().getRawQuery()),
                            authorization == null ? "" : authorization,
                            body);
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
