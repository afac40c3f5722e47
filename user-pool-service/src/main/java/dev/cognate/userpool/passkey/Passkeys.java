package dev.cognate.userpool.passkey;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.userpool.mfa.ConfiguredFactor;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The passkeys of users. */
@ApplicationScoped
public class Passkeys implements ConfiguredFactor {
    private final PasskeyStore store;
    private final RelyingParties parties;

    Passkeys(PasskeyStore store, RelyingParties parties) {
        this.store = store;
        this.parties = parties;
    }

    @Override
    public AuthFactorType factor() {
        return AuthFactorType.WEB_AUTHN;
    }

    @Override
    public Uni<Boolean> isConfigured(Mutiny.Session session, UserPool pool, User user) {
        return isUsable(session, pool, user.sub());
    }

    /** Whether a pool has what passkeys need: a relying party. */
    public static boolean arePossible(UserPool pool) {
        return RelyingParties.has(pool);
    }

    /** Whether a user has a passkey for the relying party the pool has now. */
    public Uni<Boolean> isUsable(Mutiny.Session session, UserPool pool, UUID sub) {
        return usable(session, pool, sub).map(passkeys -> !passkeys.isEmpty());
    }

    /** The passkeys a user can sign in with: those for the relying party the pool has now. */
    Uni<List<Passkey>> usable(Mutiny.Session session, UserPool pool, UUID sub) {
        String relyingParty = parties.find(pool).map(RelyingParty::id).orElse("");
        return store.of(session, pool.id(), sub)
                .map(passkeys -> passkeys.stream()
                        .filter(passkey -> passkey.relyingPartyId().equals(relyingParty))
                        .toList());
    }
}
