package dev.cognate.userpool.signin;

import dev.cognate.userpool.database.Database;
import dev.cognate.userpool.stepup.Assurances;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenFamilies;
import dev.cognate.userpool.token.TokenHolder;
import dev.cognate.userpool.token.TokenIssuer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** The last step: one transaction makes the sign-in durable, then the tokens are signed. */
@ApplicationScoped
class SignInCompletion {
    private final Database database;
    private final SignInDevices devices;
    private final TokenFamilies families;
    private final TokenIssuer issuer;
    private final SignInJournal journal;
    private final SignInTriggers triggers;

    SignInCompletion(
            Database database,
            SignInDevices devices,
            TokenFamilies families,
            TokenIssuer issuer,
            SignInJournal journal,
            SignInTriggers triggers) {
        this.database = database;
        this.devices = devices;
        this.families = families;
        this.issuer = issuer;
        this.journal = journal;
        this.triggers = triggers;
    }

    Uni<SignInAnswer> complete(Attempt attempt, SignInOutcome.Shown shown) {
        return triggers.after(attempt, shown)
                .chain(() -> database.inTransaction(session -> store(session, attempt, shown)))
                .chain(stored -> issuer.issue(new Issuance(
                                attempt.target(),
                                stored.holder(),
                                cause(attempt),
                                attempt.answerMetadata(),
                                attempt.context()))
                        .map(result -> result.toBuilder()
                                .newDeviceMetadata(stored.device().metadata().orElse(null))
                                .build()))
                .map(SignInAnswer::signedIn);
    }

    private record Stored(TokenHolder holder, SignInDevices.Settled device) {}

    private Uni<Stored> store(Mutiny.Session session, Attempt attempt, SignInOutcome.Shown shown) {
        return devices.settle(session, attempt, shown)
                .chain(device -> families.start(
                                session,
                                attempt.target(),
                                new Authentication(
                                        shown.user(),
                                        device.key(),
                                        Assurances.of(attempt.pool(), shown.progress()),
                                        attempt.context()))
                        .call(holder -> journal.succeeded(session, attempt, shown.user(), holder.family()))
                        .map(holder -> new Stored(holder, device)));
    }

    private static Issuance.Cause cause(Attempt attempt) {
        return switch (attempt.method()) {
            case "NEW_PASSWORD_REQUIRED" -> Issuance.Cause.NEW_PASSWORD_CHALLENGE;
            case "DEVICE_PASSWORD_VERIFIER" -> Issuance.Cause.AUTHENTICATE_DEVICE;
            default -> Issuance.Cause.AUTHENTICATION;
        };
    }
}
