package dev.cognate.userpool.session;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.SessionDescriptionType;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.token.TokenFamily;
import dev.cognate.userpool.token.TokenSessions;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Lists and ends the sessions of one user, for users and administrators alike. */
@ApplicationScoped
class Sessions {
    private final SessionTracking tracking;
    private final TokenSessions tokens;
    private final PageTokens pages;
    private final Database database;
    private final UserPoolEvents events;

    Sessions(
            SessionTracking tracking,
            TokenSessions tokens,
            PageTokens pages,
            Database database,
            UserPoolEvents events) {
        this.tracking = tracking;
        this.tokens = tokens;
        this.pages = pages;
        this.database = database;
        this.events = events;
    }

    /**
     * All sessions of a user, the last active first. They fit on one page, so no page token was ever given out.
     *
     * @param current the caller's own session, or null
     */
    Uni<List<SessionDescriptionType>> list(UserPool pool, User user, String nextToken, UUID current) {
        pages.open("sessions of " + user.sub(), nextToken);
        return tracking.require(pool.id())
                .chain(() -> database.read(session -> tokens.active(session, user)))
                .map(families -> families.stream()
                        .map(family -> described(family, current))
                        .toList());
    }

    private static SessionDescriptionType described(TokenFamily family, UUID current) {
        var activity = family.activity().orElseThrow();
        return SessionDescriptionType.builder()
                .sessionId(new SessionId(family.id()).toString())
                .sessionType("TOKEN")
                .clientId(family.clientId())
                .createDate(family.authTime())
                .lastActiveDate(activity.at())
                .deviceType(activity.deviceType())
                .lastIPAddress(activity.ipAddress())
                .isCurrentSession(family.id().equals(current))
                .build();
    }

    /**
     * Which session to end.
     *
     * @param associated RevokeAssociatedSessions as it was requested
     * @param current the caller's own session, which it cannot end this way, or null
     */
    record Wish(String sessionId, String associated, UUID current) {}

    Uni<Void> revoke(UserPool pool, User user, Wish wish, CallContext context) {
        AssociatedSessions.require(wish.associated());
        if (!SessionId.isWellFormed(wish.sessionId())) {
            throw new InvalidParameterException("Invalid session id.");
        }
        return tracking.require(pool.id()).chain(() -> {
            UUID family =
                    SessionId.parseToken(wish.sessionId()).map(SessionId::id).orElseThrow(Sessions::missing);
            if (family.equals(wish.current())) {
                throw new InvalidParameterException("The session of the access token in the request can't be revoked.");
            }
            return end(pool, user, family, context);
        });
    }

    private Uni<Void> end(UserPool pool, User user, UUID family, CallContext context) {
        return database.inTransaction(session -> tokens.revoke(session, user, family)
                .invoke(revoked -> {
                    if (!revoked) {
                        throw missing();
                    }
                })
                .chain(() -> events.record(
                        session,
                        UserPoolEventType.TOKEN_REVOKED,
                        pool,
                        user,
                        EventDetails.of(context, "eventId", family.toString()))));
    }

    private static ResourceNotFoundException missing() {
        return new ResourceNotFoundException("Session does not exist.");
    }
}
