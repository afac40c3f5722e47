package dev.cognate.userpool.oauth.registration;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.NewClients;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.oauth.BearerChallenge;
import dev.cognate.userpool.oauth.Cors;
import dev.cognate.userpool.oauth.OAuthAnswers;
import dev.cognate.userpool.oauth.OAuthError;
import dev.cognate.userpool.oauth.OAuthException;
import dev.cognate.userpool.pool.DynamicRegistration;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /oauth2/register} (RFC 7591): at the domain of a pool, or behind the pool's id where pools share a host.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-dynamic-client-registration.html">AWS's
 *     guide: dynamic client registration</a>
 */
@ApplicationScoped
class RegistrationResource implements WebHandler {
    private static final int CREATED = 201;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final OAuthError OFF =
            OAuthError.of("access_denied").because("Dynamic client registration is not enabled");

    private final WebServer web;
    private final RequestLimits limits;
    private final Domains domains;
    private final Pools pools;
    private final InitialAccess access;
    private final NewClients clients;
    private final int maxClients;

    RegistrationResource(
            WebServer web,
            RequestLimits limits,
            Domains domains,
            Pools pools,
            InitialAccess access,
            NewClients clients,
            RegistrationConfig config) {
        this.web = web;
        this.limits = limits;
        this.domains = domains;
        this.pools = pools;
        this.access = access;
        this.clients = clients;
        this.maxClients = config.maxClients();
    }

    void routes(@Observes Router router) {
        Handler<RoutingContext> handler = web.serving(CognitoIdp.SERVICE, new Cors(this, "POST, OPTIONS"));
        for (String path : new String[] {RegistrationEndpoint.PATH, "/:pool" + RegistrationEndpoint.PATH}) {
            router.post(path).handler(handler);
            router.options(path).handler(handler);
        }
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        return limits.admit(RequestCategory.USER_CREATION, Optional.empty(), request.context())
                .chain(() -> pool(request))
                .chain(pool -> register(request, pool));
    }

    private Uni<UserPool> pool(WebRequest request) {
        String named = request.pathParameters().get("pool");
        return named == null
                ? domains.poolAt(request.authority())
                        .map(found ->
                                found.orElseThrow(() -> new ResourceNotFoundException("There is no user pool here.")))
                : pools.require(named);
    }

    private Uni<WebAnswer> register(WebRequest request, UserPool pool) {
        DynamicRegistration settings = DynamicRegistration.of(pool);
        if (!settings.enabled()) {
            return Uni.createFrom().item(OAuthAnswers.error(FORBIDDEN, OFF));
        }
        return access.require(request, pool, settings).chain(granted -> {
            RegisteredMetadata metadata = new ClientMetadataReader(settings, granted)
                    .read(request.wire().content().toString());
            return create(pool, metadata, granted, request.context())
                    .map(made -> WebAnswer.json(CREATED, new JsonObject(metadata.document(made.client())).encode()));
        });
    }

    private Uni<ClientInPool> create(
            UserPool pool, RegisteredMetadata metadata, InitialAccess.Access granted, CallContext context) {
        Map<String, Object> details = EventDetails.of(context, "registration", granted.name());
        return Checked.settings(metadata)
                .chain(settings -> clients.register(pool, settings, metadata.confidential(), maxClients, details))
                .onFailure(RegistrationResource::isRefusal)
                .transform(refused -> new OAuthException(
                        OAuthError.of("invalid_client_metadata").because("The user pool cannot have such a client")));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof AwsException refused && refused.status() < 500;
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return switch (failure) {
            case BearerChallenge challenge -> challenge.answer();
            case ResourceNotFoundException nowhere ->
                OAuthAnswers.error(NOT_FOUND, OAuthError.INVALID_REQUEST.because("There is no user pool here"));
            default -> OAuthAnswers.failed(failure);
        };
    }
}
