package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.RefreshTokenReuseException;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.device.DeviceTracking;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Turns refresh tokens into new tokens. A refresh without rotation is one read; with rotation it is one write more.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html">
 *     AWS's guide: refresh tokens</a>
 */
@ApplicationScoped
public class TokenRefresh {
    private final RefreshTokens refreshTokens;
    private final TokenFamilyStore families;
    private final TokenSessions sessions;
    private final TokenIssuer issuer;
    private final Database database;
    private final UserPoolEvents events;
    private final Clock clock;

    TokenRefresh(
            RefreshTokens refreshTokens,
            TokenFamilyStore families,
            TokenSessions sessions,
            TokenIssuer issuer,
            Database database,
            UserPoolEvents events,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.families = families;
        this.sessions = sessions;
        this.issuer = issuer;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /**
     * New ID and access tokens, and a new refresh token when the client rotates them.
     *
     * <p>Fails with {@link NotAuthorizedException} for a token that is not this client's, has expired or was revoked, and
     * with {@link RefreshTokenReuseException} for one that was rotated away longer ago than the grace period; then all
     * tokens of that sign-in are revoked.
     *
     * @param userCheck what else the caller asks of the user; throws to refuse
     * @param call where it came from
     */
    public Uni<AuthenticationResultType> refresh(
            ClientInPool target, String token, Consumer<User> userCheck, Call call) {
        return Uni.createFrom().deferred(() -> {
            RefreshToken opened = refreshTokens
                    .open(token)
                    .filter(found -> found.clientId().equals(target.client().id())
                            && found.poolId().equals(target.pool().id()))
                    .orElseThrow(TokenRefresh::invalid);
            return find(opened)
                    .invoke(holder -> requireGood(holder, userCheck))
                    .invoke(holder -> requireDevice(target.pool(), holder.family(), call))
                    .invoke(holder -> requireKey(target, holder.family(), call))
                    .chain(holder -> redeem(new Redemption(target, opened, call), holder, true));
        });
    }

    /**
     * A call that refreshes.
     *
     * @param clientMetadata its ClientMetadata, or null
     * @param deviceKey the device it says it comes from, or null
     * @param proofKey the thumbprint of the key the client proved
     */
    public record Call(
            Map<String, String> clientMetadata, String deviceKey, Optional<String> proofKey, CallContext context) {
        /** A call by the API, which knows of no keys. */
        public Call(Map<String, String> clientMetadata, String deviceKey, CallContext context) {
            this(clientMetadata, deviceKey, Optional.empty(), context);
        }
    }

    private record Redemption(ClientInPool target, RefreshToken token, Call call) {
        Issuance issuance(TokenHolder holder) {
            return new Issuance(
                    target,
                    holder,
                    Issuance.Cause.REFRESH_TOKENS,
                    call.clientMetadata(),
                    call.context(),
                    Optional.empty(),
                    call.proofKey());
        }

        Map<String, Object> details() {
            return AuthDetails.of(call.context(), target, "REFRESH_TOKEN");
        }
    }

    /** Whom a refresh token of a client stands for; empty for one that would be refused, whatever the reason. */
    public Uni<Optional<TokenHolder>> find(ClientInPool target, String token) {
        Optional<RefreshToken> opened = refreshTokens
                .open(token)
                .filter(found -> found.clientId().equals(target.client().id())
                        && found.poolId().equals(target.pool().id()));
        if (opened.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return find(opened.get())
                .invoke(holder -> requireGood(holder, user -> {}))
                .map(Optional::of)
                .onFailure(NotAuthorizedException.class)
                .recoverWithItem(Optional.empty())
                .map(found -> found.filter(
                        holder -> holder.family().accepts(opened.get().jti(), clock.instant())));
    }

    private Uni<TokenHolder> find(RefreshToken token) {
        return database.read(session -> families.find(session, token.poolId(), token.family()))
                .map(found -> found.orElseThrow(TokenRefresh::invalid));
    }

    private void requireGood(TokenHolder holder, Consumer<User> userCheck) {
        userCheck.accept(holder.user());
        if (holder.revoked()) {
            throw new NotAuthorizedException("Refresh Token has been revoked");
        }
        if (!clock.instant().isBefore(holder.family().expiresAt())) {
            throw new NotAuthorizedException("Refresh Token has expired");
        }
        if (!holder.user().enabled()) {
            throw new NotAuthorizedException("User is disabled.");
        }
    }

    /** A client with a secret may change its key, one without has nothing else to show for itself (RFC 9449 §5). */
    private static void requireKey(ClientInPool target, TokenFamily family, Call call) {
        Optional<String> bound = family.grant().flatMap(Grant::key);
        boolean other = !target.client().confidential() && !bound.equals(call.proofKey());
        if (bound.isPresent() && (call.proofKey().isEmpty() || other)) {
            throw invalid();
        }
    }

    /** A pool that tracks devices binds each sign-in to the one it was made on, confirmed or not. */
    private static void requireDevice(UserPool pool, TokenFamily family, Call call) {
        family.device().ifPresent(device -> {
            // those whom the authorization server let in have no way to say their device
            boolean elsewhere = family.grant().isEmpty()
                    && DeviceTracking.isOn(pool)
                    && !device.key().equals(call.deviceKey());
            if (device.forgotten() || elsewhere) {
                throw invalid();
            }
        });
    }

    private Uni<AuthenticationResultType> redeem(Redemption redemption, TokenHolder holder, boolean mayRetry) {
        TokenFamily family = holder.family();
        if (!family.accepts(redemption.token().jti(), clock.instant())) {
            return refuseReuse(redemption, holder);
        }
        if (!Rotation.isEnabled(redemption.target().client())) {
            return sessions.refreshed(family, redemption.call().context())
                    .chain(() -> issuer.refresh(redemption.issuance(holder)));
        }
        if (!redemption.token().jti().equals(family.refreshJti())) {
            // a retry within the grace period gets what the first answer, perhaps lost, contained
            return issuer.issue(redemption.issuance(holder));
        }
        UUID newJti = UUID.randomUUID();
        return rotate(redemption, holder, newJti)
                .chain(won -> won
                        ? issuer.issue(redemption.issuance(holder.withRefreshJti(newJti)))
                        : lost(redemption, mayRetry));
    }

    private Uni<Boolean> rotate(Redemption redemption, TokenHolder holder, UUID newJti) {
        Instant graceUntil =
                clock.instant().plus(Rotation.grace(redemption.target().client()));
        return database.inTransaction(session -> families.rotate(session, holder.family(), newJti, graceUntil)
                .call(won -> won
                        ? rotated(session, redemption, holder)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> rotated(Mutiny.Session session, Redemption redemption, TokenHolder holder) {
        return sessions.rotated(session, holder.family(), redemption.call().context())
                .chain(() -> events.record(
                        session,
                        UserPoolEventType.TOKENS_REFRESHED,
                        redemption.target().pool(),
                        holder.user(),
                        redemption.details()));
    }

    /** Another call with the same token was faster: look again what that makes of this one. */
    private Uni<AuthenticationResultType> lost(Redemption redemption, boolean mayRetry) {
        if (!mayRetry) {
            return Uni.createFrom().failure(invalid());
        }
        return find(redemption.token())
                .invoke(holder -> requireGood(holder, user -> {}))
                .chain(holder -> redeem(redemption, holder, false));
    }

    private Uni<AuthenticationResultType> refuseReuse(Redemption redemption, TokenHolder holder) {
        TokenFamily family = holder.family();
        Map<String, Object> details = redemption.details();
        details.put("reason", "REFRESH_TOKEN_REUSED");
        return database.inTransaction(session -> families.revoke(session, family.poolId(), family.id(), clock.instant())
                        .chain(() -> events.record(
                                session,
                                UserPoolEventType.TOKEN_REVOKED,
                                redemption.target().pool(),
                                holder.user(),
                                details)))
                .chain(() -> Uni.createFrom()
                        .failure(new RefreshTokenReuseException("Refresh token has already been used.")));
    }

    static NotAuthorizedException invalid() {
        return new NotAuthorizedException("Invalid Refresh Token");
    }
}
