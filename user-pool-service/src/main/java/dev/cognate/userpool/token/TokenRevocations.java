package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Revokes all tokens of the sign-in a refresh token stems from, whoever asks for it. */
@ApplicationScoped
public class TokenRevocations {
    private final RefreshTokens refreshTokens;
    private final TokenFamilyStore families;
    private final Database database;
    private final UserPoolEvents events;
    private final Clock clock;

    TokenRevocations(
            RefreshTokens refreshTokens,
            TokenFamilyStore families,
            Database database,
            UserPoolEvents events,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.families = families;
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
                .map(opened -> revoke(target, opened, flow, context))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Optional<RefreshToken> open(String token) {
        return refreshTokens.open(token);
    }

    /** Revoking twice is no error (RFC 7009 §2.2). */
    Uni<Void> revoke(ClientInPool target, RefreshToken token, String flow, CallContext context) {
        Map<String, Object> details = AuthDetails.of(context, target, flow);
        return database.inTransaction(session -> families.find(session, token.poolId(), token.family())
                .chain(found -> found.isEmpty() || found.get().family().revoked()
                        ? Uni.createFrom().voidItem()
                        : families.revoke(session, token.poolId(), token.family(), clock.instant())
                                .chain(() -> events.record(
                                        session,
                                        UserPoolEventType.TOKEN_REVOKED,
                                        target.pool(),
                                        found.get().user(),
                                        details))));
    }
}
