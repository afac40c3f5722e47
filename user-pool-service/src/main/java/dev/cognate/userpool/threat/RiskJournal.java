package dev.cognate.userpool.threat;

import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.token.AuthDetails;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Writes down what was made of each sign-in, and why. */
@ApplicationScoped
class RiskJournal {
    private final UserPoolEvents events;

    RiskJournal(UserPoolEvents events) {
        this.events = events;
    }

    Uni<Void> record(Attempt attempt, User user, Decision decision) {
        Map<String, Object> details = AuthDetails.of(attempt.context(), attempt.target(), attempt.method());
        details.put("eventId", decision.eventId().toString());
        details.put("mode", decision.mode().name());
        details.put("level", decision.verdict().level().map(Enum::name).orElse("NONE"));
        details.put("reasons", decision.verdict().reasons());
        details.put("measure", decision.measure().name());
        details.put("enforced", decision.isEnforced());
        return events.record(UserPoolEventType.RISK_ASSESSED, attempt.pool(), user, details);
    }
}
