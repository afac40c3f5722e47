package dev.cognate.userpool.oauth;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.userpool.token.AuthDetails;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.token.Grant;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenFamilies;
import dev.cognate.userpool.token.TokenHolder;
import dev.cognate.userpool.token.TokenIssuer;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tokens for users whom a browser session tells. */
@ApplicationScoped
class UserTokens {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);
    /** FAPI 2.0 Security Profile §5.3.2.1. */
    private static final Duration SHORT_CODE_LIFETIME = Duration.ofSeconds(60);

    private final BrowserSessions sessions;
    private final Users users;
    private final TokenFamilies families;
    private final TokenIssuer issuer;
    private final Database database;
    private final UserPoolEvents events;
    private final Extensions extensions;
    private final Clock clock;

    UserTokens(
            BrowserSessions sessions,
            Users users,
            TokenFamilies families,
            TokenIssuer issuer,
            Database database,
            UserPoolEvents events,
            Extensions extensions,
            Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.families = families;
        this.issuer = issuer;
        this.database = database;
        this.events = events;
        this.extensions = extensions;
        this.clock = clock;
    }

    /** Tokens at once, without one to refresh them. Fails with {@link OAuthException}. */
    Uni<AuthenticationResultType> implicit(AuthorizationRequest request, BrowserSession session, CallContext context) {
        Origin origin = new Origin(UUID.randomUUID(), session.id(), request.wish(), Optional.empty(), "implicit");
        return start(request.target(), origin, context)
                .chain(holder -> issuer.refresh(issuance(request.target(), origin, holder, context)));
    }

    /**
     * All three tokens for a code. Fails with {@code invalid_grant} for one that has expired, whose session has ended, or
     * that was redeemed before; what it led to then is revoked, since one of the two who redeemed it has stolen it
     * (RFC 6749 §4.1.2).
     */
    Uni<AuthenticationResultType> redeem(TokenRequest request, AuthorizationCode code) {
        ClientInPool target = request.target();
        CallContext context = request.context();
        Duration lifetime = extensions.of(target.client()).fapi2() ? SHORT_CODE_LIFETIME : CODE_LIFETIME;
        if (!clock.instant().isBefore(code.issuedAt().plus(lifetime))) {
            return Uni.createFrom().failure(invalidGrant());
        }
        Origin origin =
                new Origin(code.id(), code.browserSession(), code.wish(), request.proofKey(), "authorization_code");
        return start(target, origin, context)
                .onFailure(RedeemedBefore.class)
                .call(() -> revoke(code))
                .chain(holder -> issuer.issue(issuance(target, origin, holder, context)));
    }

    /**
     * What tokens come from.
     *
     * @param family the id of the family they start
     * @param key they are bound to
     * @param flow as events call it
     */
    private record Origin(UUID family, UUID browserSession, Wish wish, Optional<String> key, String flow) {
        Grant grant() {
            return new Grant(wish.scopes(), wish.resource(), Optional.of(browserSession), key);
        }
    }

    /** The family's row is what makes a code good for once: it is there from the first time on, for longer than the code. */
    private Uni<TokenHolder> start(ClientInPool target, Origin origin, CallContext context) {
        return database.inTransaction(session -> authentication(session, target, origin, context)
                .chain(authentication ->
                        families.start(session, target, authentication, origin.family(), origin.grant()))
                .map(started -> started.orElseThrow(RedeemedBefore::new))
                .call(holder -> tell(session, target, origin, holder, context)));
    }

    private Uni<Void> tell(
            Mutiny.Session session, ClientInPool target, Origin origin, TokenHolder holder, CallContext context) {
        Map<String, Object> details = AuthDetails.of(context, target, origin.flow());
        details.put("scopes", List.copyOf(origin.wish().scopes()));
        return events.record(session, UserPoolEventType.TOKENS_ISSUED, target.pool(), holder.user(), details);
    }

    private Uni<Authentication> authentication(
            Mutiny.Session session, ClientInPool target, Origin origin, CallContext context) {
        return sessions.find(session, target.pool().id(), origin.browserSession())
                .map(found -> found.orElseThrow(UserTokens::invalidGrant))
                .chain(browser -> users.find(session, browser.poolId(), browser.sub())
                        .map(found -> found.filter(User::enabled).orElseThrow(UserTokens::invalidGrant))
                        .map(user -> new Authentication(
                                user, browser.authTime(), browser.deviceKey(), browser.assurance(), context)));
    }

    private Uni<Void> revoke(AuthorizationCode code) {
        return database.inTransaction(session -> families.revoke(session, code.poolId(), code.id()));
    }

    /** Undoes the transaction of a code that led to tokens already. */
    private static final class RedeemedBefore extends OAuthException {
        private static final long serialVersionUID = 1L;

        RedeemedBefore() {
            super(OAuthError.INVALID_GRANT);
        }
    }

    private static Issuance issuance(ClientInPool target, Origin origin, TokenHolder holder, CallContext context) {
        return new Issuance(
                target,
                holder,
                Issuance.Cause.HOSTED_AUTH,
                Map.of(),
                context,
                origin.wish().nonce(),
                origin.key());
    }

    private static OAuthException invalidGrant() {
        return new OAuthException(OAuthError.INVALID_GRANT);
    }
}
