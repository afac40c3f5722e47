package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.database.Database;
import dev.cognate.userpool.attribute.StandardFormats;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.mfa.totp.SetUpSessions;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.Face;
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
 * VerifySoftwareToken, whose Session answers the challenge; for e-mail the answer is an address, and its code follows. On our own
 * pages so it is for text messages; in the API an administrator has to add the phone number, as AWS's reference of
 * RespondToAuthChallenge says.
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
                && given(attempt)
                        .filter(address -> MfaMethods.offered(session.memo(), address.method()))
                        .filter(Given::isWellFormed)
                        .isPresent();
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        return sessionUsers.require(attempt, session).chain(user -> {
            if (SetUpSessions.isVerified(session)) {
                return database.inTransaction(db -> preferences.switchOn(db, user, MfaMethod.SOFTWARE_TOKEN_MFA))
                        .replaceWith(
                                new SignInOutcome.Shown(user, session.progress().with(Factor.SOFTWARE_TOKEN)));
            }
            return given(attempt)
                    .map(address -> askForCode(attempt, session, user, address))
                    .orElseThrow(() -> new InvalidParameterException("User has not verified software token mfa"));
        });
    }

    /** An address of an answer, and what it is to be good for. */
    private record Given(MfaMethod method, Destination to) {
        boolean isWellFormed() {
            return method == MfaMethod.EMAIL_OTP
                    ? StandardFormats.isEmail(to.address())
                    : StandardFormats.isPhoneNumber(to.address());
        }
    }

    private Uni<SignInOutcome> askForCode(Attempt attempt, SignInSession session, User user, Given address) {
        if (!MfaMethods.offered(session.memo(), address.method())) {
            throw new InvalidParameterException(address.method() + " is not one of MFAS_CAN_SETUP.");
        }
        if (!address.isWellFormed()) {
            throw new InvalidParameterException(
                    address.method() == MfaMethod.EMAIL_OTP
                            ? "Invalid email address format."
                            : "Invalid phone number format.");
        }
        return database.read(db -> preferences.of(db, user))
                .invoke(preference -> requireNothing(user, preference, address.to()))
                .chain(() -> methods.askAt(
                        attempt, new SignInOutcome.Shown(user, session.progress()), address.method(), address.to()))
                .map(asks -> asks);
    }

    /** A session from before the user had a factor must not replace it. */
    private static void requireNothing(User user, MfaPreference preference, Destination to) {
        if (preference.isActive() || user.attribute(to.attribute()).isPresent()) {
            throw SignInSessions.invalid();
        }
    }

    /** Amplify sends EMAIL, AWS's guide speaks of email. */
    private static Optional<Given> given(Attempt attempt) {
        return attempt.find("EMAIL")
                .or(() -> attempt.find(Destination.EMAIL))
                .map(address -> new Given(MfaMethod.EMAIL_OTP, Destination.email(address)))
                .or(() -> attempt.find("PHONE_NUMBER")
                        .filter(number -> attempt.face() == Face.PAGE)
                        .map(number -> new Given(MfaMethod.SMS_MFA, Destination.phone(number))));
    }
}
