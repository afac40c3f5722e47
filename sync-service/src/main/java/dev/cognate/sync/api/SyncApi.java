package dev.cognate.sync.api;

import dev.cognate.contract.Operation;
import dev.cognate.contract.sync.CognitoSync;
import dev.cognate.wire.server.WireServer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

/** Serves Cognito Sync. */
@ApplicationScoped
class SyncApi {
    private final WireServer wire;
    private final Instance<Operation> operations;

    SyncApi(WireServer wire, @Any Instance<Operation> operations) {
        this.wire = wire;
        this.operations = operations;
    }

    void mount(@Observes Router router) {
        wire.mount(router, CognitoSync.SERVICE, operations);
    }
}
