package dev.cognate.userpool.mfa;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.CodeMismatchException;
import dev.cognate.contract.idp.ExpiredCodeException;
import dev.cognate.contract.idp.SoftwareTokenMFANotFoundException;
import dev.cognate.userpool.mfa.totp.SoftwareTokens;
import dev.cognate.userpool.mfa.totp.Verdict;
import dev.cognate.userpool.recoverycode.RecoveryCodes;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Challenge;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.SessionUsers;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** SOFTWARE_TOKEN_MFA: a code of the user's authenticator app. Each is good once, whichever sign-in it is for. */
@ApplicationScoped
class SoftwareTokenChallenge implements Challenge {
    private final SessionUsers sessionUsers;
    private final SoftwareTokens tokens;
    private final FailedAttempts attempts;
    private final RecoveryCodes recovery;

    SoftwareTokenChallenge(
            SessionUsers sessionUsers, SoftwareTokens tokens, FailedAttempts attempts, RecoveryCodes recovery) {
        this.sessionUsers = sessionUsers;
        this.tokens = tokens;
        this.attempts = attempts;
        this.recovery = recovery;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.SOFTWARE_TOKEN_MFA;
    }

    @Override
    public Uni<SignInOutcome> answer(Attempt attempt, SignInSession session) {
        String code = attempt.require("SOFTWARE_TOKEN_MFA_CODE");
        return sessionUsers
                .require(attempt, session)
                .call(user ->
                        recovery.isMeant(code) ? recovery.require(attempt, user, code) : require(attempt, user, code))
                .map(user -> new SignInOutcome.Shown(user, session.progress().with(Factor.SOFTWARE_TOKEN)));
    }

    private Uni<Void> require(Attempt attempt, User user, String code) {
        String poolId = attempt.pool().id();
        String subject = user.sub().toString();
        return attempts.begin(poolId, AttemptKind.MFA, subject)
                .onFailure(AwsException.class)
                .transform(locked -> new RefusedSignIn(Optional.of(user), locked))
                .chain(() -> tokens.judge(user, code))
                .invoke(verdict -> requireRight(user, verdict))
                .chain(() -> attempts.forgive(poolId, AttemptKind.MFA, subject));
    }

    private static void requireRight(User user, Verdict verdict) {
        refusal(verdict).ifPresent(error -> {
            throw new RefusedSignIn(Optional.of(user), error);
        });
    }

    private static Optional<AwsException> refusal(Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> Optional.empty();
            case USED -> Optional.of(new ExpiredCodeException("Your software token has already been used once."));
            case WRONG -> Optional.of(new CodeMismatchException("Invalid code received for user"));
            case NO_TOKEN ->
                Optional.of(new SoftwareTokenMFANotFoundException("Software Token MFA does not exist for the user."));
        };
    }
}
