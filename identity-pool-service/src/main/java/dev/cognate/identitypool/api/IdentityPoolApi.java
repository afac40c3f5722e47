package dev.cognate.identitypool.api;

import dev.cognate.contract.Operation;
import dev.cognate.contract.iam.Iam;
import dev.cognate.contract.identity.CognitoIdentity;
import dev.cognate.contract.sts.Sts;
import dev.cognate.wire.server.WireServer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

/** Serves Cognito identity pools, IAM and STS on one port; target, signature and action tell them apart. */
@ApplicationScoped
class IdentityPoolApi {
    private final WireServer wire;
    private final Instance<Operation> operations;

    IdentityPoolApi(WireServer wire, @Any Instance<Operation> operations) {
        this.wire = wire;
        this.operations = operations;
    }

    void mount(@Observes Router router) {
        wire.mount(router, CognitoIdentity.SERVICE, operations);
        wire.mount(router, Iam.SERVICE, operations);
        wire.mount(router, Sts.SERVICE, operations);
    }
}
