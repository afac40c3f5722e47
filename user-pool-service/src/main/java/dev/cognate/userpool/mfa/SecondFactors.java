package dev.cognate.userpool.mfa;

import dev.cognate.database.Database;
import dev.cognate.userpool.mfa.totp.SoftwareTokens;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.SignInOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/** Knows which second factors the user of a sign-in has. */
@ApplicationScoped
public class SecondFactors {
    private final Database database;
    private final MfaPreferences preferences;
    private final SoftwareTokens tokens;

    SecondFactors(Database database, MfaPreferences preferences, SoftwareTokens tokens) {
        this.database = database;
        this.preferences = preferences;
        this.tokens = tokens;
    }

    /** Whether the user has one that could be asked for at once, switched on or not. */
    public Uni<Boolean> areThere(UserPool pool, SignInOutcome.Shown shown) {
        return rules(pool, shown).map(rules -> !(rules.atRisk() instanceof NextFactor.Impossible));
    }

    Uni<FactorRules> rules(UserPool pool, SignInOutcome.Shown shown) {
        return database.read(session -> preferences
                .of(session, shown.user())
                .chain(preference -> tokens.isSetUp(session, shown.user())
                        .map(setUp -> new FactorRules(
                                pool, shown.user(), preference, setUp, firstFactor(shown.progress())))));
    }

    /** The method the sign-in began with, if it did with one. */
    private static Optional<MfaMethod> firstFactor(Progress progress) {
        return progress.shown().stream()
                .findFirst()
                .flatMap(first -> Arrays.stream(MfaMethod.values())
                        .filter(method -> method.factor() == first)
                        .findFirst());
    }
}
