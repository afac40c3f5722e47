package dev.cognate.userpool.oauth.backchannel;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.sso.SessionEndListener;
import dev.cognate.userpool.token.LogoutTokens;
import dev.cognate.userpool.token.TokenFamilies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells the clients that a session let in that it ended. */
@ApplicationScoped
class BackChannelLogout implements SessionEndListener {
    private final TokenFamilies families;
    private final AppClients clients;
    private final Extensions extensions;
    private final LogoutTokens tokens;
    private final LogoutNotices notices;

    BackChannelLogout(
            TokenFamilies families,
            AppClients clients,
            Extensions extensions,
            LogoutTokens tokens,
            LogoutNotices notices) {
        this.families = families;
        this.clients = clients;
        this.extensions = extensions;
        this.tokens = tokens;
        this.notices = notices;
    }

    /** Reads whom to tell in the transaction that ends the session; nobody waits until they are told. */
    @Override
    public Uni<Void> ending(Mutiny.Session session, String poolId, UUID sub, Optional<UUID> browserSession) {
        if (!extensions.anybodyHearsOfLogout()) {
            return Uni.createFrom().voidItem();
        }
        return families.clientsOf(session, poolId, sub, browserSession)
                .invoke(found -> tell(found, sub))
                .replaceWithVoid();
    }

    private void tell(List<TokenFamilies.ClientSession> found, UUID sub) {
        found.forEach(entry -> notices.send(() -> clients.require(entry.clientId())
                .onFailure(ResourceNotFoundException.class)
                .recoverWithNull()
                .chain(target -> target == null ? Uni.createFrom().nullItem() : notice(target, sub, entry))));
    }

    private Uni<LogoutNotices.Notice> notice(ClientInPool target, UUID sub, TokenFamilies.ClientSession entry) {
        Optional<URI> place = extensions.of(target.client()).backChannelLogout();
        return place.isEmpty()
                ? Uni.createFrom().nullItem()
                : tokens.issue(target, sub, entry.browserSession())
                        .map(token -> new LogoutNotices.Notice(place.get(), token));
    }
}
