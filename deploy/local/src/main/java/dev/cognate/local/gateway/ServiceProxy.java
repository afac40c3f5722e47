package dev.cognate.local.gateway;

import dev.cognate.local.service.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Passes a request on to one service, byte for byte: signatures cover host, path, query, headers and body. Only
 * {@code X-Forwarded-*} headers are added, which nobody signs.
 */
final class ServiceProxy {
    private static final int LARGEST_HEADERS = 64 * 1024;
    /** Refused at once: the service went away after the request was accepted. */
    private static final int NO_PORT = 1;

    private static final int CONNECT_MILLIS = 1_500;
    /** Longer than a trigger with its retries may take, shorter than an SDK's patience of a minute. */
    private static final int ANSWER_SECONDS = 45;

    private final Service service;
    private final Supplier<Optional<Integer>> port;
    private final HttpProxy proxy;

    /**
     * A proxy to one port of a service.
     *
     * @param port on 127.0.0.1, nothing while the service is not ready; asked for every request
     */
    ServiceProxy(Vertx vertx, Service service, Supplier<Optional<Integer>> port) {
        this.service = service;
        this.port = port;
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setIdleTimeout(ANSWER_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setKeepAliveTimeout(20)
                        .setMaxHeaderSize(LARGEST_HEADERS)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(64).setMaxWaitQueueSize(512));
        proxy = HttpProxy.reverseProxy(client).origin(this::request).addInterceptor(new Interceptor());
    }

    /** The proxy would name the service's own port in Host, which the caller has signed. */
    private Future<HttpClientRequest> request(ProxyContext context) {
        var options =
                new RequestOptions().setHost("127.0.0.1").setPort(port.get().orElse(NO_PORT));
        String host = host(context.request().proxiedRequest());
        return context.client().request(options).map(request -> request.putHeader("Host", host));
    }

    /** HTTP/2 names the host in a pseudo-header. */
    private static String host(HttpServerRequest request) {
        String header = request.getHeader("Host");
        return header == null ? String.valueOf(request.authority()) : header;
    }

    void handle(HttpServerRequest request) {
        if (port.get().isEmpty()) {
            Answers.unavailable(request, service);
        } else {
            proxy.handle(request);
        }
    }

    private final class Interceptor implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HttpServerRequest original = context.request().proxiedRequest();
            // the proxy would name the service as the host, which is signed
            context.request()
                    .setAuthority(original.authority())
                    .putHeader("X-Forwarded-For", original.remoteAddress().hostAddress())
                    .putHeader("X-Forwarded-Proto", original.isSSL() ? "https" : "http");
            return context.sendRequest()
                    .recover(failure -> Future.succeededFuture(
                            Answers.failed(context.request().release().response(), service, failure)));
        }
    }
}
