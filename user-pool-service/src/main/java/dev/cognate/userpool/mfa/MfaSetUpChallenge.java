package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.database.Database;
import dev.cognate.userpool.attribute.StandardFormats;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.mfa.totp.SetUpSessions;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.SessionUsers;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * MFA_SETUP: a user without a second factor sets one up. An authenticator app is set up by AssociateSoftwareToken and
 * VerifySoftwareToken, whose Session answers the challenge; for e-mail the answer is an address, and its code follows.
 */
@ApplicationScoped
class MfaSetUpChallenge implements Challenge {
    private final SessionUsers sessionUsers;
    private final MfaMethods methods;
    private final MfaPreferences preferences;
    private final Database database;

    MfaSetUpChallenge(SessionUsers sessionUsers, MfaMethods methods, MfaPreferences preferences, Database database) {
        this.sessionUsers = sessionUsers;
        this.methods = methods;
        this.preferences = preferences;
        this.database = database;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.MFA_SETUP;
    }

    /** An address gets one code; what is none may be corrected. */
    @Override
    public boolean isSingleAttempt(Attempt attempt, SignInSession session) {
        return !SetUpSessions.isVerified(session)
                && MfaMethods.offered(session.memo(), MfaMethod.EMAIL_OTP)
                && email(attempt).filter(StandardFormats::isEmail).isPresent();
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        return sessionUsers.require(attempt, session).chain(user -> {
            if (SetUpSessions.isVerified(session)) {
                return database.inTransaction(db -> preferences.switchOn(db, user, MfaMethod.SOFTWARE_TOKEN_MFA))
                        .replaceWith(
                                new SignInOutcome.Shown(user, session.progress().with(Factor.SOFTWARE_TOKEN)));
            }
            return email(attempt)
                    .map(address -> askForCode(attempt, session, user, address))
                    .orElseThrow(() -> new InvalidParameterException("User has not verified software token mfa"));
        });
    }

    private Uni<SignInOutcome> askForCode(Attempt attempt, SignInSession session, User user, String address) {
        if (!MfaMethods.offered(session.memo(), MfaMethod.EMAIL_OTP)) {
            throw new InvalidParameterException("EMAIL_OTP is not one of MFAS_CAN_SETUP.");
        }
        if (!StandardFormats.isEmail(address)) {
            throw new InvalidParameterException("Invalid email address format.");
        }
        return database.read(db -> preferences.of(db, user))
                .invoke(preference -> requireNothing(user, preference))
                .chain(() -> methods.askAt(
                        attempt,
                        new SignInOutcome.Shown(user, session.progress()),
                        MfaMethod.EMAIL_OTP,
                        Destination.email(address)))
                .map(asks -> asks);
    }

    /** A session from before the user had a factor must not replace it. */
    private static void requireNothing(User user, MfaPreference preference) {
        if (preference.isActive() || user.attribute(Destination.EMAIL).isPresent()) {
            throw SignInSessions.invalid();
        }
    }

    /** Amplify sends EMAIL, AWS's guide speaks of email. */
    private static Optional<String> email(Attempt attempt) {
        return attempt.find("EMAIL").or(() -> attempt.find(Destination.EMAIL));
    }
}
