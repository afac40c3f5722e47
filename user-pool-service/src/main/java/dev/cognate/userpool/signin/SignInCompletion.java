package dev.cognate.userpool.signin;

import dev.cognate.database.Database;
import dev.cognate.userpool.stepup.Assurances;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenFamilies;
import dev.cognate.userpool.token.TokenHolder;
import dev.cognate.userpool.token.TokenIssuer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The last step: one transaction makes the sign-in durable; then the tokens are signed, unless our own pages asked. */
@ApplicationScoped
class SignInCompletion {
    private final Database database;
    private final SignInDevices devices;
    private final TokenFamilies families;
    private final TokenIssuer issuer;
    private final SignInJournal journal;
    private final SignInTriggers triggers;
    private final Clock clock;

    SignInCompletion(
            Database database,
            SignInDevices devices,
            TokenFamilies families,
            TokenIssuer issuer,
            SignInJournal journal,
            SignInTriggers triggers,
            Clock clock) {
        this.database = database;
        this.devices = devices;
        this.families = families;
        this.issuer = issuer;
        this.journal = journal;
        this.triggers = triggers;
        this.clock = clock;
    }

    Uni<SignInAnswer> complete(Attempt attempt, SignInOutcome.Shown shown) {
        return triggers.after(attempt, shown)
                .chain(() -> attempt.face() == Face.PAGE ? note(attempt, shown) : giveTokens(attempt, shown));
    }

    private Uni<SignInAnswer> note(Attempt attempt, SignInOutcome.Shown shown) {
        return database.inTransaction(session -> devices.settle(session, attempt, shown)
                        .map(device -> authentication(attempt, shown, device))
                        .call(made -> journal.succeeded(session, attempt, shown, made, UUID.randomUUID())))
                .map(SignInAnswer::shown);
    }

    private Uni<SignInAnswer> giveTokens(Attempt attempt, SignInOutcome.Shown shown) {
        return database.inTransaction(session -> store(session, attempt, shown))
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
        return devices.settle(session, attempt, shown).chain(device -> {
            Authentication made = authentication(attempt, shown, device);
            return families.start(session, attempt.target(), made)
                    .call(holder -> journal.succeeded(
                            session, attempt, shown, made, holder.family().id()))
                    .map(holder -> new Stored(holder, device));
        });
    }

    private Authentication authentication(Attempt attempt, SignInOutcome.Shown shown, SignInDevices.Settled device) {
        return new Authentication(
                shown.user(),
                clock.instant(),
                device.key(),
                Assurances.of(attempt.pool(), shown.progress()),
                attempt.context());
    }

    private static Issuance.Cause cause(Attempt attempt) {
        return switch (attempt.method()) {
            case "NEW_PASSWORD_REQUIRED" -> Issuance.Cause.NEW_PASSWORD_CHALLENGE;
            case "DEVICE_PASSWORD_VERIFIER" -> Issuance.Cause.AUTHENTICATE_DEVICE;
            default -> Issuance.Cause.AUTHENTICATION;
        };
    }
}
