package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.oauth.RefusedAuthorization.Problem;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads what a client asks for from the query of {@code /oauth2/authorize} and of the pages, which carry the same one.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">AWS's guide: the
 *     redirect and authorization endpoint</a>
 */
@ApplicationScoped
public class AuthorizationRequests {
    private final AppClients clients;
    private final Domains domains;
    private final RequestReader reader;

    AuthorizationRequests(AppClients clients, Domains domains, RequestReader reader) {
        this.clients = clients;
        this.domains = domains;
        this.reader = reader;
    }

    /** Reads the query of a request. Fails with {@link RefusedAuthorization}. */
    public Uni<AuthorizationRequest> read(WebRequest request) {
        return Uni.createFrom().deferred(() -> {
            RequestParameters parameters = new RequestParameters(request.query());
            return target(request, parameters).chain(target -> read(target, parameters));
        });
    }

    /** The client a request names, if it is one of the pool whose domain the request came to. */
    Uni<ClientInPool> target(WebRequest request, RequestParameters parameters) {
        String clientId = parameters.find("client_id").orElseThrow(() -> show(Problem.INVALID_REQUEST));
        return clients.require(clientId)
                .onFailure(ResourceNotFoundException.class)
                .transform(unknown -> show(Problem.CLIENT_UNKNOWN))
                .chain(target -> domains.poolAt(request.authority()).map(pool -> {
                    if (pool.filter(found -> !found.id().equals(target.pool().id()))
                            .isPresent()) {
                        throw show(Problem.CLIENT_UNKNOWN);
                    }
                    return target;
                }));
    }

    private Uni<AuthorizationRequest> read(ClientInPool target, RequestParameters parameters) {
        String redirectUri = redirectUri(target.client().settings(), parameters);
        Reply untilKnown = RequestReader.replyForErrors(redirectUri, parameters);
        return Uni.createFrom()
                .deferred(() -> reader.read(target, redirectUri, parameters))
                .onFailure(OAuthException.class)
                .transform(failure -> redirect(untilKnown, failure.error()));
    }

    /** The very one that was registered; a client with a default one may leave it out. */
    private static String redirectUri(UserPoolClientType settings, RequestParameters parameters) {
        if (parameters.isUnusable("redirect_uri")) {
            throw show(Problem.INVALID_REQUEST);
        }
        String asked = parameters
                .find("redirect_uri")
                .or(() -> Optional.ofNullable(settings.defaultRedirectURI()))
                .orElseThrow(() -> show(Problem.INVALID_REQUEST));
        if (!Objects.requireNonNullElse(settings.callbackURLs(), List.<String>of())
                .contains(asked)) {
            throw show(Problem.REDIRECT_MISMATCH);
        }
        return asked;
    }

    private static RefusedAuthorization show(Problem problem) {
        return new RefusedAuthorization.ShowPage(problem);
    }

    static RefusedAuthorization redirect(Reply reply, OAuthError error) {
        return new RefusedAuthorization.Redirect(error, reply.refusal(error));
    }
}
