package dev.cognate.userpool.token;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.database.Json;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.issuer.Issuers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jws.JsonWebSignature;

/** Accepts access tokens in place of a signature, as GetUser and its kin do. */
@ApplicationScoped
public class AccessTokens {
    private final SigningKeys keys;
    private final Issuers issuers;
    private final AppClients clients;
    private final TokenFamilyStore families;
    private final PageTickets tickets;
    private final Database database;
    private final Json json;
    private final Clock clock;
    private final ReauthenticationConfig reauthentication;

    AccessTokens(
            SigningKeys keys,
            Issuers issuers,
            AppClients clients,
            TokenFamilyStore families,
            PageTickets tickets,
            Database database,
            Json json,
            Clock clock,
            ReauthenticationConfig reauthentication) {
        this.keys = keys;
        this.issuers = issuers;
        this.clients = clients;
        this.families = families;
        this.tickets = tickets;
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.reauthentication = reauthentication;
    }

    /**
     * Finds the user of an access token: signature, issuer, kind, expiry, scope {@code aws.cognito.signin.user.admin},
     * revocation, user still there and enabled. One round trip to the database.
     *
     * <p>Fails with {@link NotAuthorizedException} when one of them does not hold.
     */
    public Uni<SignedInUser> authenticate(String accessToken) {
        return tickets.find(accessToken)
                .map(holder -> Uni.createFrom().item(holder.user()))
                .orElseGet(() -> authenticate(accessToken, family -> {}));
    }

    /**
     * Finds the user of an access token like {@link #authenticate}, whatever its scopes: whoever asks decides by them.
     *
     * <p>Fails with {@link NotAuthorizedException} when the token is not good.
     */
    public Uni<PresentedToken> present(String accessToken) {
        return read(accessToken)
                .chain(good -> holder(good.poolId(), good.claims(), family -> {})
                        .map(user -> new PresentedToken(
                                user,
                                good.claims().scopes(),
                                new VerifiedToken(good.poolId(), good.claims().named()).key())));
    }

    /**
     * Like {@link #authenticate}, for changes of passwords and factors: where {@code cognate.reauthentication.max-age} is
     * set, the sign-in must not be older.
     */
    public Uni<SignedInUser> authenticateRecent(String accessToken) {
        return tickets.find(accessToken)
                .map(holder -> Uni.createFrom()
                        .item(holder.user())
                        .invoke(() -> requireRecent(holder.signIn().authTime())))
                .orElseGet(() -> authenticate(accessToken, family -> requireRecent(family.authTime())));
    }

    /**
     * The sign-in that an access token stems from; empty when it was revoked meanwhile.
     *
     * @param caller as {@link #authenticate} gave it for the token
     */
    public Uni<Optional<EarlierSignIn>> signIn(String accessToken, SignedInUser caller) {
        return tickets.find(accessToken)
                .map(holder -> Uni.createFrom().item(Optional.of(holder.signIn())))
                .orElseGet(() -> database.read(
                                session -> families.find(session, caller.pool().id(), caller.originJti()))
                        .map(found -> found.map(TokenHolder::family)
                                .map(family -> new EarlierSignIn(family.authTime(), family.assurance()))));
    }

    private Uni<SignedInUser> authenticate(String accessToken, Consumer<TokenFamily> further) {
        return read(accessToken)
                .invoke(good -> requireApiScope(good.claims()))
                .chain(good -> holder(good.poolId(), good.claims(), further));
    }

    /**
     * Reads an access token of a user or of a client: signature, issuer, kind and expiry. It may have been revoked.
     *
     * <p>Fails with {@link NotAuthorizedException} when it is not good.
     */
    public Uni<VerifiedToken> verify(String accessToken) {
        return read(accessToken)
                .map(good -> new VerifiedToken(good.poolId(), good.claims().named()));
    }

    /** Whether what a token stands for is still there: the sign-in not revoked and its user enabled, or the client. */
    public Uni<Boolean> isAlive(VerifiedToken token) {
        AccessClaims claims = new AccessClaims(token.claims());
        Uni<?> found = token.isOfUser()
                ? holder(token.poolId(), claims, family -> {})
                : clients.require(claims.text("client_id"));
        return found.replaceWith(true)
                .onFailure(failure ->
                        failure instanceof NotAuthorizedException || failure instanceof ResourceNotFoundException)
                .recoverWithItem(false);
    }

    private record Good(String poolId, AccessClaims claims) {}

    private static void requireApiScope(AccessClaims claims) {
        if (claims.claims().containsKey("cnf")) {
            // the API has no place for the proof of its key, and to do without would make it a token like any other
            throw new NotAuthorizedException("Access Token is bound to a key");
        }
        if (!claims.scopes().contains(TokenClaims.API_SCOPE)) {
            throw new NotAuthorizedException("Access Token does not have required scopes");
        }
    }

    private Uni<Good> read(String accessToken) {
        return Uni.createFrom().deferred(() -> {
            JsonWebSignature token = Jwt.parse(accessToken).orElseThrow(AccessTokens::invalid);
            String poolId = poolOf(token);
            return keys.of(poolId)
                    .onFailure(NoSigningKeys.class)
                    .transform(unknown -> invalid())
                    .map(poolKeys -> verified(token, poolKeys))
                    .invoke(claims -> claims.require(issuer -> issuers.isOf(poolId, issuer), clock.instant()))
                    .map(claims -> new Good(poolId, claims));
        });
    }

    private Uni<SignedInUser> holder(String poolId, AccessClaims claims, Consumer<TokenFamily> further) {
        UUID family = claims.family();
        return database.read(session -> families.find(session, poolId, family))
                .map(found -> found.orElseThrow(() -> new NotAuthorizedException("Access Token has been revoked")))
                .invoke(AccessTokens::requireGood)
                .invoke(holder -> further.accept(holder.family()))
                .chain(holder -> clients.require(holder.family().clientId())
                        .map(target -> new SignedInUser(
                                target.pool(), target.client(), holder.user(), family, deviceKey(holder.family()))))
                .onFailure(ResourceNotFoundException.class)
                .transform(clientGone -> invalid());
    }

    private static Optional<String> deviceKey(TokenFamily family) {
        return family.device().filter(device -> !device.forgotten()).map(TokenFamily.Device::key);
    }

    private void requireRecent(Instant authTime) {
        boolean tooOld = reauthentication
                .maxAge()
                .filter(age -> authTime.plus(age).isBefore(clock.instant()))
                .isPresent();
        if (tooOld) {
            throw new NotAuthorizedException("Sign in again: the last sign-in is too long ago for this change.");
        }
    }

    private static void requireGood(TokenHolder holder) {
        if (holder.revoked()) {
            throw new NotAuthorizedException("Access Token has been revoked");
        }
        if (!holder.user().enabled()) {
            throw new NotAuthorizedException("User is disabled.");
        }
    }

    /** The issuer ends with the pool's id. It is believed only after the signature of that pool's key was checked. */
    private String poolOf(JsonWebSignature token) {
        String issuer = claims(token.getUnverifiedPayload()).text("iss");
        String poolId = issuer.substring(issuer.lastIndexOf('/') + 1);
        if (poolId.indexOf('_') < 0) {
            throw invalid();
        }
        return poolId;
    }

    private AccessClaims verified(JsonWebSignature token, PoolKeys poolKeys) {
        boolean genuine = poolKeys.verifier(token.getKeyIdHeaderValue())
                .filter(key -> Jwt.isSignedBy(token, key))
                .isPresent();
        if (!genuine) {
            throw invalid();
        }
        return claims(token.getUnverifiedPayload());
    }

    private AccessClaims claims(String payload) {
        try {
            return new AccessClaims(json.read(payload, Map.class));
        } catch (IllegalStateException notJson) {
            throw invalid();
        }
    }

    static NotAuthorizedException invalid() {
        return new NotAuthorizedException("Invalid Access Token");
    }
}
