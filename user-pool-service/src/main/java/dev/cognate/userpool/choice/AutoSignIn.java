package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.code.CodePurpose;
import dev.cognate.userpool.otp.Channel;
import dev.cognate.userpool.signin.AllowedFlows;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Signs users in straight after they confirmed their sign-up: the code they returned is the code they would sign in with.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html">
 *     AWS's guide: automatic sign-in with OTPs</a>
 */
@ApplicationScoped
public class AutoSignIn {
    private static final ChallengeNameType SIGNED_UP = ChallengeNameType.of("SIGNED_UP");
    private static final ChallengeNameType CONFIRMED = ChallengeNameType.of("CONFIRMED");

    private final SignInSessions sessions;
    private final Database database;
    private final Users users;

    AutoSignIn(SignInSessions sessions, Database database, Users users) {
        this.sessions = sessions;
        this.database = database;
        this.users = users;
    }

    /**
     * The Session of SignUp's answer, which ConfirmSignUp may be given. Empty where codes sent to {@code attribute} are no
     * way to sign in.
     */
    public Optional<String> afterSignUp(ClientInPool target, User user, String attribute) {
        return channel(target, attribute)
                .map(channel -> sessions.issue(
                        target, SIGNED_UP, user.sub(), progress(user, List.of()), CodePurpose.SIGN_UP.lifetime()));
    }

    /**
     * Checks the Session that ConfirmSignUp was given. It proves nothing, the code does.
     *
     * @param session as it was sent, or null
     * @throws NotAuthorizedException when it is not of a sign-up at this client
     */
    public void requireSignUpSession(ClientInPool target, String session) {
        if (session != null) {
            sessions.open(target, session, Set.of(SIGNED_UP));
        }
    }

    /**
     * The Session of ConfirmSignUp's answer, good for one InitiateAuth with USER_AUTH. Empty where codes sent to {@code
     * attribute} are no way to sign in.
     */
    public Optional<String> afterConfirmation(ClientInPool target, User user, String attribute) {
        return channel(target, attribute)
                .map(channel -> sessions.issue(
                        target,
                        CONFIRMED,
                        user.sub(),
                        progress(user, List.of(channel.factor())),
                        SignInSessions.validity(target.client())));
    }

    /** Goes on with the Session of ConfirmSignUp; the other parameters of the call do not matter, as in Cognito. */
    Uni<SignInOutcome> resume(Attempt attempt) {
        return Uni.createFrom().deferred(() -> {
            SignInSession session = sessions.open(attempt.target(), attempt.session(), Set.of(CONFIRMED));
            return sessions.useUp(session)
                    .chain(() -> database.read(
                            db -> users.find(db, session.poolId(), session.sub().orElseThrow())))
                    .map(user -> new SignInOutcome.Shown(
                            user.filter(AutoSignIn::maySignIn).orElseThrow(SignInSessions::invalid),
                            session.progress()));
        });
    }

    private static Optional<Channel> channel(ClientInPool target, String attribute) {
        return AllowedFlows.allows(target.client(), AuthFlowType.USER_AUTH)
                ? Passwordless.channels(target.pool())
                        .filter(channel -> channel.attribute().equals(attribute))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean maySignIn(User user) {
        return user.enabled() && user.status() == UserStatus.CONFIRMED;
    }

    private static Progress progress(User user, List<Factor> shown) {
        return new Progress(AuthFlowType.USER_AUTH.value(), user.username(), shown, Optional.empty(), Map.of());
    }
}
