package dev.cognate.wire.web;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.iam.Principal;
import dev.cognate.wire.config.WireConfig;
import dev.cognate.wire.error.CommonErrors;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.server.RequestGate;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Serves plain HTTP within the same limits as the APIs: as many requests at once, as large, for as long, and the client's
 * address found in the same way.
 */
@Singleton
public final class WebServer {
    private static final Logger LOG = Logger.getLogger(WebServer.class);

    private final RequestGate gate;
    private final Duration patience;

    /** Takes the limits. */
    @Inject
    public WebServer(RequestGate gate, WireConfig config) {
        this.gate = gate;
        this.patience = config.requestTimeout();
    }

    /**
     * A handler for a route.
     *
     * @param errorsOf the API whose names the errors of unreadable and of too many requests bear
     */
    public Handler<RoutingContext> serving(ServiceSpec errorsOf, WebHandler handler) {
        CommonErrors errors = new CommonErrors(errorsOf);
        return routing -> {
            CallContext call = context(routing);
            WebRequest head = request(routing, gate.head(routing.request()), call);
            if (!gate.enter()) {
                send(routing, head, handler.failed(head, errors.tooManyRequests()));
                return;
            }
            Context own = VertxContext.getOrCreateDuplicatedContext(routing.vertx());
            // Hibernate Reactive keeps its session on a context that belongs to this request alone.
            VertxContextSafetyToggle.setContextSafe(own, true);
            gate.read(routing.request(), errors)
                    .onSuccess(read -> own.runOnContext(ready -> run(routing, handler, request(routing, read, call))))
                    .onFailure(cause -> finish(routing, head, failed(handler, head, cause)));
        };
    }

    private void run(RoutingContext routing, WebHandler handler, WebRequest request) {
        Uni.createFrom()
                .deferred(() -> handler.answer(request))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> failed(handler, request, failure))
                .subscribe()
                .with(
                        answer -> finish(routing, request, answer),
                        failure -> finish(routing, request, unanswerable(request, failure)));
    }

    private static WebAnswer failed(WebHandler handler, WebRequest request, Throwable failure) {
        if (!(failure instanceof AwsException)) {
            LOG.errorf(failure, "%s failed", request);
        }
        return handler.failed(request, failure);
    }

    private static WebAnswer unanswerable(WebRequest request, Throwable failure) {
        LOG.errorf(failure, "The failure of %s could not be answered", request);
        return WebAnswer.empty(500);
    }

    private void finish(RoutingContext routing, WebRequest request, WebAnswer answer) {
        gate.leave();
        send(routing, request, answer);
    }

    private static void send(RoutingContext routing, WebRequest request, WebAnswer answer) {
        HttpServerResponse response = routing.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(header -> response.headers().add(header.name(), header.value()));
        response.putHeader("x-amzn-RequestId", request.context().requestId());
        response.putHeader("content-length", Integer.toString(answer.body().length()));
        boolean headOnly = routing.request().method().equals(HttpMethod.HEAD);
        (headOnly ? response.end() : response.end(answer.body()))
                .onFailure(gone -> LOG.debugf("The client of %s is gone", request));
    }

    private WebRequest request(RoutingContext routing, WireRequest wire, CallContext call) {
        return new WebRequest(wire, gate.isSecure(routing.request()), routing.pathParams(), call);
    }

    private CallContext context(RoutingContext routing) {
        String agent = routing.request().getHeader("user-agent");
        return new CallContext(
                UUID.randomUUID().toString(),
                Principal.ANONYMOUS,
                gate.client(routing.request()),
                agent == null ? "" : agent,
                Instant.now());
    }
}
