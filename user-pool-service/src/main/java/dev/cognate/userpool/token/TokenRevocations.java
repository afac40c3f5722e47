package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.session.SsoSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Revokes all tokens of the sign-in a refresh token stems from, whoever asks for it. */
@ApplicationScoped
public class TokenRevocations {
    private final RefreshTokens refreshTokens;
    private final TokenFamilyStore families;
    private final SsoSessions browsers;
    private final Database database;
    private final UserPoolEvents events;
    private final Clock clock;

    TokenRevocations(
            RefreshTokens refreshTokens,
            TokenFamilyStore families,
            SsoSessions browsers,
            Database database,
            UserPoolEvents events,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.families = families;
        this.browsers = browsers;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** Whose a refresh token is; empty for anything that is none. */
    public Optional<String> clientOf(String token) {
        return refreshTokens.open(token).map(RefreshToken::clientId);
    }

    /** Revokes what a refresh token of this client stems from; does nothing for other texts. */
    public Uni<Void> revoke(ClientInPool target, String token, String flow, CallContext context) {
        return refreshTokens
                .open(token)
                .filter(opened -> opened.clientId().equals(target.client().id()))
                .map(opened -> revoke(target, opened, false, new Call(flow, context)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Optional<RefreshToken> open(String token) {
        return refreshTokens.open(token);
    }

    /** Which call revokes, in the words of events. */
    record Call(String flow, CallContext context) {}

    /**
     * Revoking twice is no error (RFC 7009 §2.2).
     *
     * @param linked whether the browser session that the sign-in came through is to end, too
     */
    Uni<Void> revoke(ClientInPool target, RefreshToken token, boolean linked, Call call) {
        Map<String, Object> details = AuthDetails.of(call.context(), target, call.flow());
        return database.inTransaction(session -> families.find(session, token.poolId(), token.family())
                .chain(found -> found.isEmpty() || found.get().family().revoked()
                        ? Uni.createFrom().voidItem()
                        : families.revoke(session, token.poolId(), token.family(), clock.instant())
                                .chain(() -> linked
                                        ? endBrowser(session, found.get())
                                        : Uni.createFrom().voidItem())
                                .chain(() -> events.record(
                                        session,
                                        UserPoolEventType.TOKEN_REVOKED,
                                        target.pool(),
                                        found.get().user(),
                                        details))));
    }

    private Uni<Void> endBrowser(Mutiny.Session session, TokenHolder holder) {
        return holder.family()
                .grant()
                .flatMap(Grant::browserSession)
                .map(id -> browsers.end(session, holder.user(), id).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
