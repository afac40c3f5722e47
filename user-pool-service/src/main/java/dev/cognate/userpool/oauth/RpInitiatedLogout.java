package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.oauth.RefusedAuthorization.Problem;
import dev.cognate.userpool.oauth.RefusedAuthorization.ShowPage;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.token.IdTokens;
import dev.cognate.wire.http.PercentEncoding;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a relying party asks for when it signs its user out (OpenID Connect RP-Initiated Logout 1.0), for clients that have
 * it switched on.
 */
@ApplicationScoped
class RpInitiatedLogout {
    private static final String SIGNED_OUT = "/signedout";
    private static final String HINT = "id_token_hint";
    private static final String PLACE = "post_logout_redirect_uri";

    private final AppClients clients;
    private final Extensions extensions;
    private final IdTokens idTokens;

    RpInitiatedLogout(AppClients clients, Extensions extensions, IdTokens idTokens) {
        this.clients = clients;
        this.extensions = extensions;
        this.idTokens = idTokens;
    }

    /**
     * A sign-out as it was asked for.
     *
     * @param clientId who asks
     * @param sub whom it is about, if it says so
     * @param destination where to go then: one of the client's LogoutURLs, or our own page
     */
    record Asked(String clientId, Optional<String> sub, String destination) {

        /** Another user may sit there by now, whom nobody asked to sign out (§2, §4). */
        void requireAbout(Optional<BrowserSession> session) {
            boolean other = sub.isPresent()
                    && session.filter(found -> !found.sub().toString().equals(sub.get()))
                            .isPresent();
            if (other) {
                throw new ShowPage(Problem.INVALID_REQUEST);
            }
        }
    }

    /** What a request asks for; empty for one of Cognito's kind. Fails with {@link ShowPage}. */
    Uni<Optional<Asked>> read(RequestParameters parameters) {
        Optional<String> hint = parameters.find(HINT);
        boolean unusable = parameters.isUnusable(HINT) || parameters.isUnusable(PLACE);
        if (hint.isEmpty() && parameters.find(PLACE).isEmpty() && !unusable) {
            return Uni.createFrom().item(Optional.empty());
        }
        return hint.map(idTokens::read)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(read -> {
                    Optional<String> named = parameters.find("client_id").or(() -> read.map(IdTokens.Hint::clientId));
                    return named.isEmpty()
                            ? Uni.createFrom().failure(new ShowPage(Problem.INVALID_REQUEST))
                            : client(named.get())
                                    .map(client -> client.filter(found -> extensions
                                                    .of(found.client())
                                                    .rpInitiatedLogout())
                                            .map(found -> asked(found, parameters, hint.isPresent(), read)));
                });
    }

    private Uni<Optional<ClientInPool>> client(String clientId) {
        return clients.require(clientId)
                .map(Optional::of)
                .onFailure(ResourceNotFoundException.class)
                .recoverWithItem(Optional.empty());
    }

    private static Asked asked(
            ClientInPool client, RequestParameters parameters, boolean hinted, Optional<IdTokens.Hint> hint) {
        boolean good = hint.map(found -> found.clientId().equals(client.client().id())
                        && found.poolId().equals(client.pool().id()))
                .orElse(!hinted);
        if (!good || parameters.isUnusable(HINT) || parameters.isUnusable(PLACE)) {
            throw new ShowPage(Problem.INVALID_REQUEST);
        }
        String destination = parameters
                .find(PLACE)
                .map(place -> registered(client, place) + state(place, parameters))
                .orElse(SIGNED_OUT);
        return new Asked(client.client().id(), hint.map(IdTokens.Hint::sub), destination);
    }

    private static String registered(ClientInPool client, String place) {
        List<String> goodbyes =
                Objects.requireNonNullElse(client.client().settings().logoutURLs(), List.of());
        if (!goodbyes.contains(place)) {
            throw new ShowPage(Problem.REDIRECT_MISMATCH);
        }
        return place;
    }

    private static String state(String place, RequestParameters parameters) {
        return parameters
                .find("state")
                .map(state -> (place.indexOf('?') < 0 ? "?" : "&") + "state=" + PercentEncoding.encode(state))
                .orElse("");
    }
}
