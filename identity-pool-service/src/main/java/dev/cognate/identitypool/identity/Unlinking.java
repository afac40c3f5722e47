package dev.cognate.identitypool.identity;

import dev.cognate.contract.CallContext;
import dev.cognate.identitypool.event.EventDetails;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.event.IdentityEvents;
import dev.cognate.identitypool.provider.Login;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes logins from identities. One that loses its last is disabled for good. */
@ApplicationScoped
class Unlinking {
    private final IdentityStore identities;
    private final LoginStore logins;
    private final IdentityEvents events;
    private final Clock clock;

    Unlinking(IdentityStore identities, LoginStore logins, IdentityEvents events, Clock clock) {
        this.identities = identities;
        this.logins = logins;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes logins from an identity, in the caller's transaction.
     *
     * @param locked the identity as it is now, locked
     */
    Uni<Void> unlink(Mutiny.Session session, Identity locked, List<Login> removed, CallContext context) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Login login : removed) {
            done = done.chain(() -> logins.delete(session, locked.poolId(), login))
                    .chain(() -> events.ofIdentity(
                            session,
                            IdentityEventType.LOGIN_UNLINKED,
                            locked.poolId(),
                            locked.id(),
                            EventDetails.of(context, "provider", login.provider())));
        }
        boolean empty = removed.containsAll(locked.logins());
        return done.chain(() -> identities.touch(session, locked.id(), !empty, clock.instant()))
                .chain(() -> empty
                        ? events.ofIdentity(
                                session,
                                IdentityEventType.IDENTITY_DISABLED,
                                locked.poolId(),
                                locked.id(),
                                EventDetails.of(context))
                        : Uni.createFrom().voidItem());
    }
}
