package dev.cognate.userpool.mfa;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.mfa.totp.SoftwareTokens;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores a changed preference and tells so. */
@ApplicationScoped
class PreferenceUpdate {
    private final MfaPreferences preferences;
    private final SoftwareTokens tokens;
    private final UserPoolEvents events;

    PreferenceUpdate(MfaPreferences preferences, SoftwareTokens tokens, UserPoolEvents events) {
        this.preferences = preferences;
        this.tokens = tokens;
        this.events = events;
    }

    /** Applies a change in the caller's transaction, which has locked the user. */
    Uni<Void> apply(Mutiny.Session session, UserPool pool, User user, PreferenceChange change, CallContext context) {
        return tokens.isSetUp(session, user)
                .map(softwareToken -> possible(user, softwareToken))
                .chain(possible -> preferences.change(session, user, before -> change.apply(before, possible)))
                .chain(() -> events.record(
                        session, UserPoolEventType.MFA_PREFERENCE_CHANGED, pool, user, EventDetails.of(context)));
    }

    private static Set<MfaMethod> possible(User user, boolean softwareToken) {
        Set<MfaMethod> possible = EnumSet.noneOf(MfaMethod.class);
        for (MfaMethod method : MfaMethod.values()) {
            if (method.attribute().map(name -> user.attribute(name).isPresent()).orElse(softwareToken)) {
                possible.add(method);
            }
        }
        return possible;
    }
}
