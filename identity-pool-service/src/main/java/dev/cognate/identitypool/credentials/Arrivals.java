package dev.cognate.identitypool.credentials;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.identitypool.identity.Identities;
import dev.cognate.identitypool.identity.Identity;
import dev.cognate.identitypool.openid.IdentityToken;
import dev.cognate.identitypool.openid.IdentityTokens;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.identitypool.principaltag.PrincipalTags;
import dev.cognate.identitypool.provider.LoginVerifier;
import dev.cognate.identitypool.provider.VerifiedLogin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds out who calls: an identity and the logins that open it. */
@ApplicationScoped
class Arrivals {
    private final Pools pools;
    private final Identities identities;
    private final LoginVerifier verifier;
    private final IdentityTokens tokens;

    Arrivals(Pools pools, Identities identities, LoginVerifier verifier, IdentityTokens tokens) {
        this.pools = pools;
        this.identities = identities;
        this.verifier = verifier;
        this.tokens = tokens;
    }

    /**
     * Logins as the caller showed them.
     *
     * @param operation to which
     * @param logins by provider; null for none
     */
    record Shown(String operation, Map<String, String> logins) {
        Shown {
            logins = Objects.requireNonNullElse(logins, Map.of());
        }

        @Override
        public String toString() {
            return "Shown[operation=" + operation + "]";
        }
    }

    /**
     * The identity a caller may act as. Fails as GetOpenIdToken does.
     *
     * @param identityId as the caller named it
     * @param shown logins
     */
    Uni<Arrival> of(String identityId, Shown shown, CallContext context) {
        return identities
                .require(identityId)
                .chain(identity -> pools.require(identity.poolId()).chain(pool -> {
                    if (shown.logins().isEmpty()) {
                        return guest(pool, identity);
                    }
                    Optional<String> own = tokens.among(shown.logins());
                    return own.isPresent()
                            ? developer(pool, identity, shown.logins(), own.get())
                            : user(pool, identity, shown, context);
                }));
    }

    private Uni<Arrival> guest(Pool pool, Identity identity) {
        return identities
                .guest(pool, identity)
                .map(guest -> new Arrival(pool, guest, IdentityToken.ofGuest(guest.id(), pool.id()), Optional.empty()));
    }

    private Uni<Arrival> user(Pool pool, Identity named, Shown shown, CallContext context) {
        return verifier.verify(pool, shown.logins(), shown.operation())
                .chain(verified -> identities
                        .of(
                                pool,
                                Optional.of(named.id()),
                                verified.stream().map(VerifiedLogin::login).toList(),
                                context)
                        .map(identity -> arrived(pool, identity, verified)));
    }

    private static Arrival arrived(Pool pool, Identity identity, List<VerifiedLogin> verified) {
        VerifiedLogin leading = verified.getFirst();
        List<String> methods =
                verified.stream().flatMap(login -> login.methods().stream()).toList();
        IdentityToken token = IdentityToken.ofUser(identity.id(), pool.id(), methods, PrincipalTags.of(pool, leading));
        return new Arrival(pool, identity, token, Optional.of(leading));
    }

    /** A token of GetOpenIdTokenForDeveloperIdentity; linking goes by the backend that got it. */
    private Uni<Arrival> developer(Pool pool, Identity identity, Map<String, String> shown, String own) {
        if (shown.size() > 1) {
            throw new InvalidParameterException("A developer token cannot be combined with other logins.");
        }
        return tokens.verify(own).map(token -> {
            boolean fits = token.isAuthenticated()
                    && identity.enabled()
                    && token.identityId().equals(identity.id())
                    && token.poolId().equals(pool.id());
            if (!fits) {
                throw new NotAuthorizedException("Logins don't match. Please include at least one valid login for this"
                        + " identity or identity pool.");
            }
            return new Arrival(pool, identity, token, Optional.empty());
        });
    }
}
