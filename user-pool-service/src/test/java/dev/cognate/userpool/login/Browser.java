package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.userpool.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts: it keeps cookies, follows redirects within the site and posts the forms it sees. */
public final class Browser {
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * What it shows.
     *
     * @param location where a redirect off the site leads, empty while it shows a page
     */
    public record Shown(int status, URI address, HttpResponse<String> response, Document html, String location) {
        /** The kind of page. */
        public String page() {
            return html.body().attr("data-page");
        }

        /** All words of the page. */
        public String text() {
            return html.text();
        }

        /** The one form that posts to a path. */
        public Element form(String path) {
            return html.select("form[action^=" + path + "?]").first();
        }

        /** The first form. */
        public Element form() {
            return html.selectFirst("form[method=post]");
        }

        /** The value of a parameter of the address off the site. */
        public String parameter(String name) {
            for (String pair : URI.create(location).getQuery().split("&")) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
            return "";
        }
    }

    /** Opens an address. */
    public Shown open(String pathAndQuery) {
        return follow(send(request(pathAndQuery).GET()), pathAndQuery);
    }

    /** Fills in fields of the first form and presses Enter. */
    public Shown submit(Shown page, String... fields) {
        return submit(page.form(), Map.of(), fields);
    }

    /** Fills in fields of the first form and presses one of its buttons. */
    public Shown press(Shown page, String name, String value, String... fields) {
        return submit(page.form(), Map.of(name, value), fields);
    }

    /** Posts a form. */
    public Shown submit(Element form, Map<String, String> button, String... fields) {
        Map<String, String> values = values(form);
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i], fields[i + 1]);
        }
        values.putAll(button);
        return post(form.attr("action"), values, Map.of());
    }

    /** What a form posts when it is left as it is. */
    public static Map<String, String> values(Element form) {
        Map<String, String> values = new LinkedHashMap<>();
        form.select("input[name]:not([type=checkbox]:not([checked]))")
                .forEach(input -> values.put(input.attr("name"), input.attr("value")));
        form.select("select[name]").forEach(select -> values.put(select.attr("name"), selected(select)));
        return values;
    }

    private static String selected(Element select) {
        Element chosen = select.selectFirst("option[selected]");
        return (chosen == null ? select.selectFirst("option") : chosen).attr("value");
    }

    /** Posts fields. */
    public Shown post(String pathAndQuery, Map<String, String> fields, Map<String, String> headers) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return postRaw(pathAndQuery, body, headers);
    }

    /** Posts a body. */
    public Shown postRaw(String pathAndQuery, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(pathAndQuery)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return follow(send(request), pathAndQuery);
    }

    /** Posts a body and shows the answer, even where it leads elsewhere. */
    public Shown postOnce(String pathAndQuery, String body) {
        HttpResponse<String> answer = send(request(pathAndQuery)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
        return new Shown(
                answer.statusCode(),
                Api.endpoint().resolve(pathAndQuery),
                answer,
                Jsoup.parse(answer.body()),
                answer.headers().firstValue("location").orElse(""));
    }

    /** The cookies it keeps. */
    public Map<String, String> cookies() {
        return cookies;
    }

    private Shown follow(HttpResponse<String> first, String pathAndQuery) {
        HttpResponse<String> answer = first;
        URI address = Api.endpoint().resolve(pathAndQuery);
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            String location = answer.headers().firstValue("location").orElse("");
            boolean isRedirect = answer.statusCode() / 100 == 3;
            if (!isRedirect || !location.startsWith("/")) {
                return new Shown(
                        answer.statusCode(), address, answer, Jsoup.parse(answer.body()), isRedirect ? location : "");
            }
            address = Api.endpoint().resolve(location);
            answer = send(request(location).GET());
        }
        throw new IllegalStateException("too many redirects, at last to " + address);
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Api.endpoint().resolve(pathAndQuery));
        if (!cookies.isEmpty()) {
            request.header(
                    "cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("set-cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String line) {
        String pair = line.substring(0, line.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        if (line.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
