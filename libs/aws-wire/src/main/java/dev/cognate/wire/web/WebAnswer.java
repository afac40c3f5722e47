package dev.cognate.wire.web;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer. The methods that change one give a new one.
 *
 * @param status the HTTP status
 * @param headers in order; a name may come twice, as {@code Set-Cookie} does
 * @param body empty for none
 */
public record WebAnswer(int status, List<Header> headers, Buffer body) {
    private static final int SEE_OTHER = 303;
    private static final int FOUND = 302;

    /** A header line. */
    public record Header(String name, String value) {}

    public WebAnswer {
        headers = List.copyOf(headers);
    }

    /** An answer with a body of a media type. */
    public static WebAnswer of(int status, String contentType, Buffer body) {
        return new WebAnswer(status, List.of(new Header("content-type", contentType)), body);
    }

    /** A JSON document that no cache may keep. */
    public static WebAnswer json(int status, String document) {
        return of(status, "application/json;charset=UTF-8", Buffer.buffer(document))
                .with("cache-control", "no-store")
                .with("pragma", "no-cache");
    }

    /** A page that no cache may keep. */
    public static WebAnswer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", Buffer.buffer(page)).with("cache-control", "no-store");
    }

    /** An answer without a body. */
    public static WebAnswer empty(int status) {
        return new WebAnswer(status, List.of(), Buffer.buffer()).with("cache-control", "no-store");
    }

    /** Leads a GET elsewhere: 302. */
    public static WebAnswer found(String location) {
        return empty(FOUND).with("location", location);
    }

    /** Leads a POST to a page: 303, so that going back or reloading posts nothing again. */
    public static WebAnswer seeOther(String location) {
        return empty(SEE_OTHER).with("location", location);
    }

    /** With one header line more. */
    public WebAnswer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new WebAnswer(status, more, body);
    }

    @Override
    public String toString() {
        return "WebAnswer[status=" + status + "]";
    }
}
