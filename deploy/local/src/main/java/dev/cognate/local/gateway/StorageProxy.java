package dev.cognate.local.gateway;

import dev.cognate.local.service.Service;
import dev.cognate.local.storage.StorageKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** Passes requests on to the access gateway, once the server behind it that they are for has started. */
final class StorageProxy {
    private final Vertx vertx;
    private final Stored stored;
    private final ServiceProxy accessGateway;

    StorageProxy(Vertx vertx, Backends backends, Stored stored) {
        this.vertx = vertx;
        this.stored = stored;
        this.accessGateway = new ServiceProxy(
                vertx,
                Service.IDENTITY_POOL,
                () -> backends.port(Service.IDENTITY_POOL).map(ready -> stored.port()));
    }

    void handle(StorageKind kind, HttpServerRequest request) {
        request.pause();
        Future.fromCompletionStage(stored.ready().apply(kind), vertx.getOrCreateContext())
                .onSuccess(ready -> accessGateway.handle(request))
                .onFailure(failure -> Answers.unavailable(request, String.valueOf(failure.getMessage())));
    }
}
