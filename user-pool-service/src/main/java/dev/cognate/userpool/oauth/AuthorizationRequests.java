package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.oauth.RefusedAuthorization.Problem;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.oauth.extension.Use;
import dev.cognate.userpool.oauth.pushed.PushedRequests;
import dev.cognate.wire.http.QueryParameters;
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
    private final Extensions extensions;
    private final PushedRequests pushed;

    AuthorizationRequests(
            AppClients clients, Domains domains, RequestReader reader, Extensions extensions, PushedRequests pushed) {
        this.clients = clients;
        this.domains = domains;
        this.reader = reader;
        this.extensions = extensions;
        this.pushed = pushed;
    }

    /** Reads the query of a request. Fails with {@link RefusedAuthorization}. */
    public Uni<AuthorizationRequest> read(WebRequest request) {
        return Uni.createFrom().deferred(() -> {
            RequestParameters parameters = new RequestParameters(request.query());
            return target(request, parameters).chain(target -> resolve(target, parameters));
        });
    }

    /** Reads what a client pushes. Fails with {@link RefusedAuthorization}. */
    Uni<AuthorizationRequest> readPushed(ClientInPool target, RequestParameters parameters) {
        return Uni.createFrom().deferred(() -> read(target, parameters, true));
    }

    /**
     * Of a request that was pushed, nothing counts in the browser but the client and the reference (RFC 9126 §4), and the
     * provider that its user chose on our page.
     */
    private Uni<AuthorizationRequest> resolve(ClientInPool target, RequestParameters parameters) {
        Optional<String> reference = parameters
                .find("request_uri")
                .filter(uri -> uri.startsWith(PushedRequests.PREFIX))
                .filter(uri -> extensions.of(target.client()).pushedRequests().isOn());
        return reference.isEmpty()
                ? read(target, parameters, false)
                : pushed.find(target, reference.get())
                        .map(found -> found.orElseThrow(() -> show(Problem.INVALID_REQUEST)))
                        .chain(form -> read(target, withChoice(form, parameters), true))
                        .map(request -> request.pushedAs(reference.get()));
    }

    private static RequestParameters withChoice(String form, RequestParameters browser) {
        RequestParameters asked = new RequestParameters(QueryParameters.ofForm(form));
        boolean open = asked.find("identity_provider")
                .or(() -> asked.find("idp_identifier"))
                .isEmpty();
        return browser.find("identity_provider")
                .filter(chosen -> open)
                .map(chosen -> asked.with("identity_provider", chosen))
                .orElse(asked);
    }

    /** The client a request names, if it is one of the pool whose domain the request came to. */
    Uni<ClientInPool> target(WebRequest request, RequestParameters parameters) {
        return client(request, parameters.find("client_id").orElseThrow(() -> show(Problem.INVALID_REQUEST)));
    }

    /** A client, if it is one of the pool whose domain the request came to. */
    Uni<ClientInPool> client(WebRequest request, String clientId) {
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

    private Uni<AuthorizationRequest> read(ClientInPool target, RequestParameters parameters, boolean wasPushed) {
        return ownPage(target)
                .chain(own -> reader.place(target, redirectUri(target, own, parameters)))
                .chain(place -> read(target, place, parameters, wasPushed));
    }

    /** The page where codes of devices are typed, to which the pages lead back without a callback URL for it. */
    private Uni<Optional<String>> ownPage(ClientInPool target) {
        return extensions.of(target.client()).deviceGrant()
                ? domains.baseUrl(target.pool())
                        .map(base -> Optional.of(
                                DevicePage.returnAddress(base, target.client().id())))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<AuthorizationRequest> read(
            ClientInPool target, RequestReader.Place place, RequestParameters parameters, boolean wasPushed) {
        Reply untilKnown = reader.replyForErrors(place, parameters);
        if (!wasPushed && extensions.of(target.client()).pushedRequests() == Use.REQUIRED) {
            throw redirect(
                    untilKnown, OAuthError.INVALID_REQUEST.because("Pushed authorization requests are required"));
        }
        return Uni.createFrom()
                .deferred(() -> reader.read(target, place, parameters))
                .onFailure(OAuthException.class)
                .transform(failure -> redirect(untilKnown, failure.error()));
    }

    /** The very one that was registered; a client with a default one may leave it out. */
    private static String redirectUri(ClientInPool target, Optional<String> ownPage, RequestParameters parameters) {
        UserPoolClientType settings = target.client().settings();
        if (parameters.isUnusable("redirect_uri")) {
            throw show(Problem.INVALID_REQUEST);
        }
        String asked = parameters
                .find("redirect_uri")
                .or(() -> Optional.ofNullable(settings.defaultRedirectURI()))
                .orElseThrow(() -> show(Problem.INVALID_REQUEST));
        boolean own = ownPage.filter(asked::equals).isPresent();
        if (!own
                && !Objects.requireNonNullElse(settings.callbackURLs(), List.<String>of())
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
