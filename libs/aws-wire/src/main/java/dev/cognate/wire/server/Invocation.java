package dev.cognate.wire.server;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.Structure;
import dev.cognate.wire.protocol.ProtocolServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Runs an operation, if it may run now, and answers with what it gives, or with an error when it takes too long. */
record Invocation(Vertx vertx, Duration timeout, ProtocolServer protocol, Admission admission) {

    void run(OperationTable.Built<?, ?, ?> operation, Structure input, CallContext context, Exchange exchange) {
        Uni<Object> outcome = admission
                .admit(operation.spec(), input, context)
                .chain(() -> operation.invoke(input, context))
                .onItem()
                .castTo(Object.class);
        Uni.combine()
                .any()
                .of(outcome, expiry())
                .subscribe()
                .with(output -> complete(operation, output, exchange), exchange::fail);
    }

    /** Fails when the time is up; whoever comes first cancels the other. */
    private Uni<Object> expiry() {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(
                    timeout.toMillis(), id -> emitter.fail(new TimeoutException("No outcome within " + timeout)));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    private void complete(OperationTable.Built<?, ?, ?> operation, Object output, Exchange exchange) {
        try {
            exchange.answer(protocol.encode(operation.spec(), output, exchange.requestId()));
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }
}
