package dev.cognate.userpool.mfa;

import dev.cognate.database.Database;
import dev.cognate.database.Json;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.mfa.totp.SoftwareTokens;
import dev.cognate.userpool.otp.OneTimeCodes;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.SignInOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for a second factor, or for the choice of one. */
@ApplicationScoped
class MfaMethods {
    /** Under which the challenges that offer several methods remember them. */
    private static final String OFFERED = "mfas";

    /** Note of a sign-in that sets up a method on its way. */
    private static final String SETS_UP = "mfa-set-up";

    private static final String USER_ID = "USER_ID_FOR_SRP";

    private final Database database;
    private final SoftwareTokens tokens;
    private final OneTimeCodes codes;
    private final Json json;

    MfaMethods(Database database, SoftwareTokens tokens, OneTimeCodes codes, Json json) {
        this.database = database;
        this.tokens = tokens;
        this.codes = codes;
        this.json = json;
    }

    /** Asks for one. */
    Uni<SignInOutcome.Asks> ask(Attempt attempt, SignInOutcome.Shown shown, MfaMethod method) {
        if (method == MfaMethod.SOFTWARE_TOKEN_MFA) {
            return askForToken(shown);
        }
        return codes.ask(attempt, method.challenge(), Optional.of(shown.user()), shown.progress())
                .map(MfaMethods::named);
    }

    /** Asks for the code that goes to an address the user gives now. */
    Uni<SignInOutcome.Asks> askAt(Attempt attempt, SignInOutcome.Shown shown, MfaMethod method, Destination to) {
        Progress progress = shown.progress().withNote(SETS_UP, method.name());
        return codes.askAt(attempt, method.challenge(), shown.user(), progress, to)
                .map(MfaMethods::named);
    }

    /** The method a sign-in has set up on its way. */
    static Optional<MfaMethod> setUp(Progress progress) {
        return progress.note(SETS_UP).flatMap(MfaMethod::of);
    }

    private static SignInOutcome.Asks named(SignInOutcome.Asks asks) {
        Map<String, String> parameters = new HashMap<>(asks.parameters());
        parameters.put(USER_ID, asks.user().orElseThrow().username());
        return asks.withParameters(parameters);
    }

    private Uni<SignInOutcome.Asks> askForToken(SignInOutcome.Shown shown) {
        return database.read(session -> tokens.friendlyName(session, shown.user()))
                .map(name -> {
                    Map<String, String> parameters = new HashMap<>();
                    parameters.put(USER_ID, shown.user().username());
                    name.ifPresent(friendly -> parameters.put("FRIENDLY_DEVICE_NAME", friendly));
                    return SignInOutcome.Asks.of(
                            MfaMethod.SOFTWARE_TOKEN_MFA.challenge(), shown.user(), shown.progress(), parameters);
                });
    }

    /** Offers several methods, under a parameter of a challenge. */
    SignInOutcome.Asks offer(SignInOutcome.Asks asks, String parameter, List<MfaMethod> methods) {
        List<String> names = methods.stream().map(MfaMethod::name).toList();
        return asks.withParameters(Map.of(
                        parameter,
                        json.write(names),
                        USER_ID,
                        asks.user().orElseThrow().username()))
                .remembering(Map.of(OFFERED, String.join(",", names)));
    }

    /** Whether a challenge that offered several methods offered this one. */
    static boolean offered(Map<String, String> memo, MfaMethod method) {
        return Optional.ofNullable(memo.get(OFFERED))
                .filter(names -> List.of(names.split(",")).contains(method.name()))
                .isPresent();
    }
}
