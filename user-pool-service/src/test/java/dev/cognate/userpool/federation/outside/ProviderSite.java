package dev.cognate.userpool.federation.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/** A web server on which tests put pages; it remembers who asked for them. */
public final class ProviderSite {
    private static final ProviderSite ONLY = new ProviderSite();

    private final URI base = URI.create(ConfigProvider.getConfig().getValue("test.provider.url", String.class));
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, List<Asked>> asked = new ConcurrentHashMap<>();

    private ProviderSite() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(base.getHost(), base.getPort()), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A request.
     *
     * @param authorization the header, or the empty string
     * @param parameters of the query and of the form
     */
    public record Asked(String method, String authorization, String agent, Map<String, String> parameters) {}

    /**
     * An answer.
     *
     * @param location the header, or null
     */
    public record Answer(int status, String body, String location) {
        /** A document. */
        public static Answer ok(String body) {
            return new Answer(200, body, null);
        }

        /** An error. */
        public static Answer error(int status, String body) {
            return new Answer(status, body, null);
        }
    }

    /** What is at a path. */
    @FunctionalInterface
    public interface Page {
        /** Answers a request. */
        Answer answer(Asked request);
    }

    /** The site. */
    public static ProviderSite get() {
        return ONLY;
    }

    /** Puts a page somewhere, in place of what was there. */
    public void put(String path, Page page) {
        pages.put(path, page);
    }

    /** The URL of a path. */
    public String url(String path) {
        return base + path;
    }

    /** All requests for a path. */
    public List<Asked> asked(String path) {
        return asked.getOrDefault(path, List.of());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> parameters = new LinkedHashMap<>(parse(
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")));
            parameters.putAll(parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    header(exchange, "authorization"),
                    header(exchange, "user-agent"),
                    parameters);
            asked.computeIfAbsent(path, first -> new CopyOnWriteArrayList<>()).add(request);
            Answer answer =
                    pages.getOrDefault(path, any -> Answer.error(404, "{}")).answer(request);
            if (answer.location() != null) {
                exchange.getResponseHeaders().set("location", answer.location());
            }
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            throw e;
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /** The parameters of a query or a form. */
    public static Map<String, String> parse(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return parameters;
    }
}
