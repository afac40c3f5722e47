package dev.cognate.identitypool.identity;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.contract.identity.UnlinkIdentityInput;
import dev.cognate.contract.identity.UnlinkIdentityOperation;
import dev.cognate.database.Database;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.identitypool.provider.Login;
import dev.cognate.identitypool.provider.LoginVerifier;
import dev.cognate.identitypool.provider.VerifiedLogin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** UnlinkIdentity. Whoever has one of an identity's logins may take logins of public providers from it. */
@ApplicationScoped
class UnlinkIdentity implements UnlinkIdentityOperation {
    private final Database database;
    private final Identities identities;
    private final IdentityStore store;
    private final Unlinking unlinking;
    private final Pools pools;
    private final LoginVerifier verifier;

    UnlinkIdentity(
            Database database,
            Identities identities,
            IdentityStore store,
            Unlinking unlinking,
            Pools pools,
            LoginVerifier verifier) {
        this.database = database;
        this.identities = identities;
        this.store = store;
        this.unlinking = unlinking;
        this.pools = pools;
        this.verifier = verifier;
    }

    @Override
    public Uni<Void> unlinkIdentity(UnlinkIdentityInput request, CallContext context) {
        return identities
                .require(request.identityId())
                .chain(identity -> pools.require(identity.poolId()))
                .chain(pool -> verifier.verify(pool, request.logins())
                        .map(verified ->
                                verified.stream().map(VerifiedLogin::login).toList())
                        .chain(shown -> unlink(request, shown, context)));
    }

    private Uni<Void> unlink(UnlinkIdentityInput request, List<Login> shown, CallContext context) {
        Set<String> providers = Set.copyOf(request.loginsToRemove());
        String id = request.identityId();
        return database.inTransaction(session -> store.lock(session, List.of(id))
                .chain(() -> store.find(session, id))
                .map(found -> found.orElseThrow(() -> Identities.missing(id)))
                .invoke(identity -> requireOpened(identity, shown))
                .chain(identity -> unlinking.unlink(
                        session,
                        identity,
                        identity.logins().stream()
                                .filter(login -> !login.developer() && providers.contains(login.provider()))
                                .toList(),
                        context)));
    }

    private static void requireOpened(Identity identity, List<Login> shown) {
        if (shown.stream().noneMatch(identity::has)) {
            throw new NotAuthorizedException("Logins don't match. Please include at least one valid login for this"
                    + " identity or identity pool.");
        }
    }
}
