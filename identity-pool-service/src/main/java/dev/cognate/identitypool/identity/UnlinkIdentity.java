package dev.cognate.identitypool.identity;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.contract.identity.UnlinkIdentityInput;
import dev.cognate.contract.identity.UnlinkIdentityOperation;
import dev.cognate.database.Database;
import dev.cognate.identitypool.openid.IdentityTokens;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.identitypool.provider.LoginVerifier;
import dev.cognate.identitypool.provider.VerifiedLogin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** UnlinkIdentity. Whoever has one of an identity's logins may take logins of public providers from it. */
@ApplicationScoped
class UnlinkIdentity implements UnlinkIdentityOperation {
    private final Database database;
    private final Identities identities;
    private final IdentityStore store;
    private final Unlinking unlinking;
    private final Pools pools;
    private final LoginVerifier verifier;
    private final IdentityTokens ownTokens;

    UnlinkIdentity(
            Database database,
            Identities identities,
            IdentityStore store,
            Unlinking unlinking,
            Pools pools,
            LoginVerifier verifier,
            IdentityTokens ownTokens) {
        this.database = database;
        this.identities = identities;
        this.store = store;
        this.unlinking = unlinking;
        this.pools = pools;
        this.verifier = verifier;
        this.ownTokens = ownTokens;
    }

    @Override
    public Uni<Void> unlinkIdentity(UnlinkIdentityInput request, CallContext context) {
        return identities
                .require(request.identityId())
                .chain(identity -> pools.require(identity.poolId()))
                .chain(pool -> opens(pool, request.logins()))
                .chain(opens -> unlink(request, opens, context));
    }

    /** Which identities logins open: those linked with one of them, or the one a token of ours is of. */
    private Uni<Predicate<Identity>> opens(Pool pool, Map<String, String> logins) {
        return ownTokens
                .among(logins)
                .map(own -> ownTokens
                        .verify(own)
                        .<Predicate<Identity>>map(token -> identity ->
                                token.isAuthenticated() && token.identityId().equals(identity.id())))
                .orElseGet(() -> verifier.verify(pool, logins, "UnlinkIdentity")
                        .map(verified -> identity ->
                                verified.stream().map(VerifiedLogin::login).anyMatch(identity::has)));
    }

    private Uni<Void> unlink(UnlinkIdentityInput request, Predicate<Identity> opens, CallContext context) {
        Set<String> providers = Set.copyOf(request.loginsToRemove());
        String id = request.identityId();
        return database.inTransaction(session -> store.lock(session, List.of(id))
                .chain(() -> store.find(session, id))
                .map(found -> found.orElseThrow(() -> Identities.missing(id)))
                .invoke(identity -> requireOpened(identity, opens))
                .chain(identity -> unlinking.unlink(
                        session,
                        identity,
                        identity.logins().stream()
                                .filter(login -> !login.developer() && providers.contains(login.provider()))
                                .toList(),
                        context)));
    }

    private static void requireOpened(Identity identity, Predicate<Identity> opens) {
        if (!opens.test(identity)) {
            throw new NotAuthorizedException("Logins don't match. Please include at least one valid login for this"
                    + " identity or identity pool.");
        }
    }
}
