package dev.cognate.userpool.threat;

import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.token.AuthDetails;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes down what was made of each sign-in, and why: as an event for everybody, and in the history of the user. */
@ApplicationScoped
class RiskJournal {
    private final UserPoolEvents events;
    private final AuthEvents history;
    private final Database database;

    RiskJournal(UserPoolEvents events, AuthEvents history, Database database) {
        this.events = events;
        this.history = history;
        this.database = database;
    }

    Uni<Void> judged(Attempt attempt, User user, Decision decision) {
        Map<String, Object> details = AuthDetails.of(attempt.context(), attempt.target(), attempt.method());
        details.put("eventId", decision.eventId().toString());
        details.put("mode", decision.mode().name());
        details.put("level", decision.verdict().level().map(Enum::name).orElse("NONE"));
        details.put("reasons", decision.verdict().reasons());
        details.put("measure", decision.measure().name());
        details.put("enforced", decision.isEnforced());
        return database.inTransaction(session -> history.judged(session, attempt, user, decision)
                .chain(() -> events.record(session, UserPoolEventType.RISK_ASSESSED, attempt.pool(), user, details)));
    }

    /** A password was wrong. */
    Uni<Void> failed(Attempt attempt, User user) {
        return database.inTransaction(session -> history.failed(session, attempt, user));
    }

    /** A sign-in that was judged is complete, in the transaction that completes it. */
    Uni<Void> passed(Mutiny.Session session, User user, UUID eventId, Progress progress) {
        return history.passed(session, user, eventId, progress);
    }
}
