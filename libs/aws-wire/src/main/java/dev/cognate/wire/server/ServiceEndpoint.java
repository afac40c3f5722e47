package dev.cognate.wire.server;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.Structure;
import dev.cognate.contract.constraint.Violations;
import dev.cognate.iam.Principal;
import dev.cognate.iam.policy.RequestContext;
import dev.cognate.wire.error.CommonErrors;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.protocol.DecodingException;
import dev.cognate.wire.protocol.ProtocolServer;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/**
 * Takes one API's requests through their steps.
 *
 * @param protocol how the API is spoken
 * @param operations what is built
 * @param callers authenticates and authorises
 * @param errors the API's names for common errors
 * @param invocation runs operations
 * @param gate where all requests of this instance come in
 */
record ServiceEndpoint(
        ProtocolServer protocol,
        OperationTable operations,
        Callers callers,
        CommonErrors errors,
        Invocation invocation,
        RequestGate gate) {

    boolean claims(RoutingContext routing) {
        return protocol.claims(gate.head(routing.request()));
    }

    void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!gate.enter()) {
            Exchange refused = new Exchange(request, protocol, errors, () -> {});
            refused.fail(errors.tooManyRequests());
            return;
        }
        Exchange exchange = new Exchange(request, protocol, errors, gate::leave);
        // Hibernate Reactive keeps its session on a context that belongs to this request alone.
        Context context = VertxContext.getOrCreateDuplicatedContext(routing.vertx());
        VertxContextSafetyToggle.setContextSafe(context, true);
        gate.read(request, errors)
                .onSuccess(complete -> context.runOnContext(ready -> serve(complete, exchange)))
                .onFailure(exchange::fail);
    }

    private void serve(WireRequest request, Exchange exchange) {
        try {
            OperationSpec<?, ?, ?> operation = resolve(request);
            exchange.recognised(operation.name());
            Principal caller = callers.authenticate(operation, request);
            OperationTable.Built<?, ?, ?> built =
                    operations.find(operation).orElseThrow(() -> errors.notBuilt(operation.name()));
            Structure input = decode(operation, request);
            validate(input);
            CallContext call = context(request, exchange, caller);
            callers.authorise(operation, input, caller, known(call, exchange));
            invocation.run(built, input, call, exchange);
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    /** Condition keys of the call itself. */
    private RequestContext known(CallContext call, Exchange exchange) {
        return RequestContext.of(Map.of(
                "aws:SourceIp", List.of(call.sourceIp()),
                "aws:UserAgent", List.of(call.userAgent()),
                "aws:CurrentTime", List.of(call.receivedAt().toString()),
                "aws:EpochTime", List.of(Long.toString(call.receivedAt().getEpochSecond())),
                "aws:SecureTransport", List.of(Boolean.toString(gate.isSecure(exchange.request())))));
    }

    private OperationSpec<?, ?, ?> resolve(WireRequest request) {
        return protocol.resolve(request).orElseThrow(() -> errors.unknownOperation(protocol.requestedName(request)));
    }

    private Structure decode(OperationSpec<?, ?, ?> operation, WireRequest request) {
        try {
            return protocol.decode(operation, request);
        } catch (DecodingException e) {
            throw errors.serialization(e.getMessage());
        }
    }

    private void validate(Structure input) {
        Violations violations = new Violations();
        input.validate(violations);
        if (!violations.isEmpty()) {
            throw errors.validation(violations.message());
        }
    }

    private CallContext context(WireRequest request, Exchange exchange, Principal caller) {
        return new CallContext(
                exchange.requestId(),
                caller,
                gate.client(exchange.request()),
                request.header("user-agent"),
                exchange.receivedAt());
    }
}
