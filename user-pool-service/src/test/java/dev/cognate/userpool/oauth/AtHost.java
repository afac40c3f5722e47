package dev.cognate.userpool.oauth;

import dev.cognate.userpool.Api;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that reaches the service by another name, as if a resolver had led it there. */
final class AtHost {
    private static final int PATIENCE = 20;

    private final HttpClient http;
    private final String host;

    AtHost(Vertx vertx, String host) {
        this.http = vertx.createHttpClient();
        this.host = host;
    }

    /**
     * What was answered.
     *
     * @param location where it leads; empty for nowhere
     */
    record Answer(int status, String location, String body) {}

    Answer get(String path, Map<String, String> headers) throws Exception {
        return send(HttpMethod.GET, path, headers, "");
    }

    Answer post(String path, Map<String, String> form) throws Exception {
        return send(
                HttpMethod.POST,
                path,
                Map.of("content-type", "application/x-www-form-urlencoded"),
                Browser.encode(form));
    }

    private Answer send(HttpMethod method, String path, Map<String, String> headers, String body) throws Exception {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(host)
                .setPort(80)
                .setURI(path)
                .setServer(SocketAddress.inetSocketAddress(Api.endpoint().getPort(), "127.0.0.1"));
        headers.forEach(options::putHeader);
        return http.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(bytes -> answer(response, bytes)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        return new Answer(
                response.statusCode(),
                Optional.ofNullable(response.getHeader("location")).orElse(""),
                body.toString());
    }
}
