package dev.cognate.userpool.api;

import dev.cognate.contract.Operation;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.wire.server.WireServer;
import io.quarkus.arc.All;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Mounts cognito-idp on the service's router; each operation is a bean of the feature it belongs to. */
@ApplicationScoped
class UserPoolApi {
    private final WireServer server;
    private final List<Operation> operations;

    UserPoolApi(WireServer server, @All List<Operation> operations) {
        this.server = server;
        this.operations = operations;
    }

    void mount(@Observes Router router) {
        server.mount(router, CognitoIdp.SERVICE, operations);
    }
}
