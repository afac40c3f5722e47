package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.database.Database;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.Requirement;
import dev.cognate.userpool.signin.SignInGuard;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.Stage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No tokens before the second factor that pool and user want. */
@ApplicationScoped
class SecondFactor implements Requirement {
    private final Database database;
    private final MfaPreferences preferences;
    private final SecondFactors factors;
    private final MfaMethods methods;

    SecondFactor(Database database, MfaPreferences preferences, SecondFactors factors, MfaMethods methods) {
        this.database = database;
        this.preferences = preferences;
        this.factors = factors;
        this.methods = methods;
    }

    @Override
    public Stage stage() {
        return Stage.SECOND_FACTOR;
    }

    @Override
    public Uni<Optional<SignInOutcome.Asks>> stillAsks(Attempt attempt, SignInOutcome.Shown shown) {
        UserPool pool = attempt.pool();
        if (UserPoolMfaType.OFF.equals(pool.settings().mfaConfiguration())) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (isMet(pool, shown.progress())) {
            return remember(shown).replaceWith(Optional.empty());
        }
        boolean atRisk = shown.progress()
                .note(SignInGuard.NOTE)
                .filter(SignInGuard.ASK_FACTOR::equals)
                .isPresent();
        return factors.rules(pool, shown).chain(rules -> ask(attempt, shown, atRisk ? rules.atRisk() : rules.next()));
    }

    /** What was set up on the way is switched on. */
    private Uni<Void> remember(SignInOutcome.Shown shown) {
        return MfaMethods.setUp(shown.progress())
                .map(method -> database.inTransaction(session -> preferences.switchOn(session, shown.user(), method)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Optional<SignInOutcome.Asks>> ask(Attempt attempt, SignInOutcome.Shown shown, NextFactor next) {
        return switch (next) {
            case NextFactor.Nothing nothing -> Uni.createFrom().item(Optional.empty());
            case NextFactor.Ask ask -> methods.ask(attempt, shown, ask.method()).map(Optional::of);
            case NextFactor.Choose choose ->
                offer(shown, ChallengeNameType.SELECT_MFA_TYPE, "MFAS_CAN_CHOOSE", choose.methods());
            case NextFactor.SetUp setUp -> offer(shown, ChallengeNameType.MFA_SETUP, "MFAS_CAN_SETUP", setUp.methods());
            case NextFactor.Impossible impossible ->
                throw new RefusedSignIn(
                        Optional.of(shown.user()),
                        new NotAuthorizedException("User has no factor for the MFA this user pool requires."));
        };
    }

    private Uni<Optional<SignInOutcome.Asks>> offer(
            SignInOutcome.Shown shown, ChallengeNameType challenge, String parameter, List<MfaMethod> list) {
        var asks = SignInOutcome.Asks.of(challenge, shown.user(), shown.progress(), Map.of());
        return Uni.createFrom().item(Optional.of(methods.offer(asks, parameter, list)));
    }

    /**
     * A remembered device, a verifying passkey where the pool lets it count, or any method after another factor. What an
     * external identity provider asked for is between it and its user, as in Cognito.
     */
    private static boolean isMet(UserPool pool, Progress progress) {
        if (progress.has(Factor.EXTERNAL)) {
            return true;
        }
        if (progress.has(Factor.DEVICE) || progress.has(Factor.SOFTWARE_TOKEN) || isLeftToFunctions(progress)) {
            return true;
        }
        if (progress.has(Factor.VERIFIED_PASSKEY) && pool.mfa().passkeysCountAsMfa()) {
            return true;
        }
        return progress.shown().stream().skip(1).anyMatch(SecondFactor::isMethod);
    }

    /** In a custom flow that does not begin with the password, the pool's functions alone decide what is enough. */
    private static boolean isLeftToFunctions(Progress progress) {
        return AuthFlowType.CUSTOM_AUTH.value().equals(progress.flow()) && !progress.has(Factor.PASSWORD);
    }

    private static boolean isMethod(Factor factor) {
        return Arrays.stream(MfaMethod.values()).anyMatch(method -> method.factor() == factor);
    }
}
