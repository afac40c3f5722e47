package dev.cognate.wire.server;

import dev.cognate.contract.Operation;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Authorizer;
import dev.cognate.wire.config.WireConfig;
import dev.cognate.wire.error.CommonErrors;
import dev.cognate.wire.protocol.ProtocolServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Mounts APIs of the contract on a service's router.
 *
 * <p>Several APIs may share a router: a request goes to the API it names, by target, action or path.
 */
@Singleton
public final class WireServer {
    private static final Logger LOG = Logger.getLogger(WireServer.class);

    private static final int AFTER_EVERYTHING = 1_000_000;

    private final Vertx vertx;
    private final WireConfig config;
    private final AccessKeys keys;
    private final Authorizer authorizer;
    private final ResourceNames resources;
    private final Admission admission;
    private final RequestGate gate;
    private final Set<Mounted> withFallback = new HashSet<>();

    private record Mounted(Router router, String path) {}

    /** Takes the settings, who may call and when. */
    @Inject
    public WireServer(
            Vertx vertx,
            WireConfig config,
            AccessKeys keys,
            Authorizer authorizer,
            ResourceNames resources,
            Admission admission,
            RequestGate gate) {
        this.vertx = vertx;
        this.config = config;
        this.keys = keys;
        this.authorizer = authorizer;
        this.resources = resources;
        this.admission = admission;
        this.gate = gate;
    }

    /**
     * Serves an API.
     *
     * @param router takes the routes
     * @param service the API
     * @param operations beans that build operations; those of other APIs are passed over, operations nobody builds
     *     answer {@code OperationNotBuiltException}
     * @throws IllegalStateException when two beans build one operation
     */
    public void mount(Router router, ServiceSpec service, Iterable<? extends Operation> operations) {
        OperationTable table = new OperationTable(service, operations);
        ServiceEndpoint endpoint = endpoint(service, table);
        endpoint.protocol().paths().forEach(path -> {
            router.route(path).handler(routing -> route(endpoint, routing));
            if (withFallback.add(new Mounted(router, path))) {
                router.options(path).order(AFTER_EVERYTHING).handler(Cors::answerPreflight);
                router.route(path).order(AFTER_EVERYTHING).handler(routing -> answerUnknown(endpoint, routing));
            }
        });
        LOG.infof(
                "%s: %d of %d operations built",
                service.sdkId(), table.size(), service.operations().size());
    }

    private ServiceEndpoint endpoint(ServiceSpec service, OperationTable table) {
        ProtocolServer protocol = ProtocolServer.of(service);
        CommonErrors errors = new CommonErrors(service);
        return new ServiceEndpoint(
                protocol,
                table,
                new Callers(service, keys, authorizer, resources, errors),
                errors,
                new Invocation(vertx, config.requestTimeout(), protocol, admission),
                gate);
    }

    /** A service may show a page at its root; everything else on an API's paths was meant for the API. */
    private static void answerUnknown(ServiceEndpoint endpoint, RoutingContext routing) {
        boolean isPage = "/".equals(routing.request().path())
                && Set.of(HttpMethod.GET, HttpMethod.HEAD)
                        .contains(routing.request().method());
        if (isPage) {
            routing.next();
        } else {
            endpoint.handle(routing);
        }
    }

    private static void route(ServiceEndpoint endpoint, RoutingContext routing) {
        if (endpoint.claims(routing)) {
            endpoint.handle(routing);
        } else {
            routing.next();
        }
    }
}
