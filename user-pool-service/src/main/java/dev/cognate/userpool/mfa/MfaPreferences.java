package dev.cognate.userpool.mfa;

import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** The second factors users have switched on. */
@ApplicationScoped
public class MfaPreferences {
    private final MfaPreferenceStore store;

    MfaPreferences(MfaPreferenceStore store) {
        this.store = store;
    }

    /** What a user has switched on. */
    public Uni<MfaPreference> of(Mutiny.Session session, User user) {
        return of(session, user.poolId(), user.sub());
    }

    /** What the user of an id has switched on; nothing when there is no such user. */
    public Uni<MfaPreference> of(Mutiny.Session session, String poolId, UUID sub) {
        return store.find(session, poolId, sub).map(found -> found.orElse(MfaPreference.NONE));
    }

    /** Switches a method on; it is preferred when none is yet. */
    public Uni<Void> switchOn(Mutiny.Session session, User user, MfaMethod method) {
        return change(session, user, preference -> preference.with(method));
    }

    /** Switches a method off. */
    public Uni<Void> switchOff(Mutiny.Session session, User user, MfaMethod method) {
        return change(session, user, preference -> preference.without(method));
    }

    /** Changes what is switched on. The caller has locked the user. */
    Uni<Void> change(Mutiny.Session session, User user, UnaryOperator<MfaPreference> change) {
        return of(session, user).chain(before -> {
            MfaPreference after = change.apply(before);
            return after.equals(before) ? Uni.createFrom().voidItem() : store.put(session, user, after);
        });
    }
}
