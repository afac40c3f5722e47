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
import dev.cognate.userpool.token.Grant;
import dev.cognate.userpool.token.TokenFamily;
import dev.cognate.userpool.token.TokenSessions;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists and ends the sessions of one user, for users and administrators alike. */
@ApplicationScoped
class Sessions {
    /** AWS answers with all sessions of a user on one page of up to 125. */
    private static final int MOST_SHOWN = 125;

    private final SessionTracking tracking;
    private final TokenSessions tokens;
    private final SsoSessions browsers;
    private final PageTokens pages;
    private final Database database;
    private final UserPoolEvents events;

    Sessions(
            SessionTracking tracking,
            TokenSessions tokens,
            SsoSessions browsers,
            PageTokens pages,
            Database database,
            UserPoolEvents events) {
        this.tracking = tracking;
        this.tokens = tokens;
        this.browsers = browsers;
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
                .chain(() -> database.read(session -> tokens.active(session, user)
                        .chain(families -> browsers.tracked(session, user, MOST_SHOWN)
                                .map(found -> described(families, found, current)))));
    }

    private static List<SessionDescriptionType> described(
            List<TokenFamily> families, List<SsoSessions.SsoSession> browsers, UUID current) {
        return Stream.concat(
                        families.stream().map(family -> described(family, current)),
                        browsers.stream().map(Sessions::described))
                .sorted(Comparator.comparing(SessionDescriptionType::lastActiveDate)
                        .reversed())
                .limit(MOST_SHOWN)
                .toList();
    }

    private static SessionDescriptionType described(SsoSessions.SsoSession browser) {
        return SessionDescriptionType.builder()
                .sessionId(new SessionId(SessionId.Type.SSO, browser.id()).toString())
                .sessionType(SessionId.Type.SSO.name())
                .createDate(browser.createdAt())
                .lastActiveDate(browser.lastActiveAt())
                .deviceType(browser.deviceType())
                .lastIPAddress(browser.ipAddress())
                .isCurrentSession(false)
                .build();
    }

    private static SessionDescriptionType described(TokenFamily family, UUID current) {
        var activity = family.activity().orElseThrow();
        return SessionDescriptionType.builder()
                .sessionId(new SessionId(SessionId.Type.TOKEN, family.id()).toString())
                .sessionType(SessionId.Type.TOKEN.name())
                .originSessionId(family.grant()
                        .flatMap(Grant::browserSession)
                        .map(id -> new SessionId(SessionId.Type.SSO, id).toString())
                        .orElse(null))
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
            SessionId id = SessionId.parse(wish.sessionId()).orElseThrow(Sessions::missing);
            if (id.type() == SessionId.Type.TOKEN && id.id().equals(wish.current())) {
                throw new InvalidParameterException("The session of the access token in the request can't be revoked.");
            }
            return end(pool, user, id, AssociatedSessions.linked(wish.associated()), context);
        });
    }

    private Uni<Void> end(UserPool pool, User user, SessionId id, boolean linked, CallContext context) {
        return database.inTransaction(session -> (id.type() == SessionId.Type.TOKEN
                        ? endToken(session, user, id.id(), linked)
                        : endBrowser(session, user, id.id(), linked))
                .invoke(ended -> {
                    if (!ended) {
                        throw missing();
                    }
                })
                .chain(() -> events.record(
                        session,
                        UserPoolEventType.TOKEN_REVOKED,
                        pool,
                        user,
                        EventDetails.of(context, "eventId", id.id().toString()))));
    }

    private Uni<Boolean> endToken(Mutiny.Session session, User user, UUID family, boolean linked) {
        return tokens.browserSession(session, user, family)
                .chain(browser -> tokens.revoke(session, user, family)
                        .call(revoked -> revoked && linked && browser.isPresent()
                                ? browsers.end(session, user, browser.get())
                                : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> endBrowser(Mutiny.Session session, User user, UUID id, boolean linked) {
        return browsers.end(session, user, id)
                .call(ended -> ended && linked
                        ? tokens.revokeOf(session, user, id)
                        : Uni.createFrom().voidItem());
    }

    private static ResourceNotFoundException missing() {
        return new ResourceNotFoundException("Session does not exist.");
    }
}
