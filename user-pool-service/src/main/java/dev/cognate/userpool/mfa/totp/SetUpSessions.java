package dev.cognate.userpool.mfa.totp;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The Sessions with which a user who is not signed in yet sets up an authenticator app. */
@ApplicationScoped
public class SetUpSessions {
    private static final String VERIFIED = "verified";

    private final SignInSessions sessions;
    private final AppClients clients;
    private final Clock clock;

    SetUpSessions(SignInSessions sessions, AppClients clients, Clock clock) {
        this.sessions = sessions;
        this.clients = clients;
        this.clock = clock;
    }

    /** A session of MFA_SETUP, with the client it was given to. */
    record Opened(SignInSession session, ClientInPool target) {
        UUID sub() {
            return session.sub().orElseThrow(SignInSessions::invalid);
        }
    }

    /** Whether the user has verified an authenticator app in the course of this session. */
    public static boolean isVerified(SignInSession session) {
        return session.memo().containsKey(VERIFIED);
    }

    /** Opens a Session; fails with NotAuthorizedException when it is not one of MFA_SETUP. */
    Uni<Opened> open(String sealed) {
        return Uni.createFrom()
                .item(() -> sessions.open(sealed, ChallengeNameType.MFA_SETUP))
                .chain(session -> clients.require(session.clientId())
                        .map(target -> new Opened(session, target))
                        .onFailure(ResourceNotFoundException.class)
                        .transform(gone -> SignInSessions.invalid()))
                .invoke(opened -> {
                    if (!opened.target().pool().id().equals(opened.session().poolId())
                            || isVerified(opened.session())) {
                        throw SignInSessions.invalid();
                    }
                });
    }

    /** A fresh Session to go on with. The one before stays good, so that the step can be repeated. */
    String again(Opened opened) {
        return sessions.seal(copy(opened, opened.session().memo()));
    }

    /** Uses the Session up and gives the one that answers the challenge. */
    Uni<String> verified(Opened opened) {
        Map<String, String> memo = new HashMap<>(opened.session().memo());
        memo.put(VERIFIED, "true");
        return sessions.useUp(opened.session()).replaceWith(() -> sessions.seal(copy(opened, memo)));
    }

    private SignInSession copy(Opened opened, Map<String, String> memo) {
        SignInSession session = opened.session();
        return new SignInSession(
                UUID.randomUUID(),
                session.challenge(),
                session.poolId(),
                session.clientId(),
                session.sub(),
                session.progress(),
                memo,
                clock.instant().plus(SignInSessions.validity(opened.target().client())));
    }
}
