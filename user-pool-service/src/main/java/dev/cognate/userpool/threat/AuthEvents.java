package dev.cognate.userpool.threat;

import dev.cognate.contract.idp.AuthEventType;
import dev.cognate.contract.idp.ChallengeName;
import dev.cognate.contract.idp.ChallengeResponse;
import dev.cognate.contract.idp.ChallengeResponseType;
import dev.cognate.contract.idp.EventContextDataType;
import dev.cognate.contract.idp.EventFeedbackType;
import dev.cognate.contract.idp.EventResponseType;
import dev.cognate.contract.idp.EventRiskType;
import dev.cognate.contract.idp.EventType;
import dev.cognate.contract.idp.FeedbackValueType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.RiskDecisionType;
import dev.cognate.contract.idp.RiskLevelType;
import dev.cognate.database.Database;
import dev.cognate.events.EventIds;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.user.User;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The sign-in history of users in pools with threat protection, kept for two years.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html#user-pool-settings-adaptive-authentication-event-user-history">AWS's
 *     guide: user event history</a>
 */
@ApplicationScoped
class AuthEvents {
    private static final Duration KEPT = Duration.ofDays(731);
    private static final int ROWS_PER_STEP = 5_000;

    private final AuthEventStore store;
    private final Database database;
    private final Clock clock;

    AuthEvents(AuthEventStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /** A sign-in that was judged: it failed, or is under way. */
    Uni<Void> judged(Mutiny.Session session, Attempt attempt, User user, Decision decision) {
        boolean blocked = decision.isEnforced() && decision.measure() == Measure.BLOCK;
        AuthEventType event = event(attempt, decision.eventId())
                .eventResponse(blocked ? EventResponseType.FAIL : EventResponseType.IN_PROGRESS)
                .eventRisk(risk(decision))
                .build();
        return store.insert(session, user, event);
    }

    /** A password that was wrong. */
    Uni<Void> failed(Mutiny.Session session, Attempt attempt, User user) {
        AuthEventType event = event(attempt, EventIds.next())
                .eventResponse(EventResponseType.FAIL)
                .eventRisk(EventRiskType.builder()
                        .riskDecision(RiskDecisionType.NO_RISK)
                        .compromisedCredentialsDetected(false)
                        .build())
                .challengeResponses(List.of(response(ChallengeName.PASSWORD, ChallengeResponse.FAILURE)))
                .build();
        return store.insert(session, user, event);
    }

    /** A sign-in that was judged before is complete, in the transaction that completes it. */
    Uni<Void> passed(Mutiny.Session session, User user, UUID eventId, Progress progress) {
        return store.findForUpdate(session, user, eventId)
                .chain(found -> found.map(event -> store.update(
                                session,
                                user,
                                event.toBuilder()
                                        .eventResponse(EventResponseType.PASS)
                                        .challengeResponses(shown(progress))
                                        .build()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /**
     * Says whether a sign-in was the user's own.
     *
     * @param provider who says so
     */
    Uni<Void> say(User user, String eventId, FeedbackValueType value, String provider) {
        return database.inTransaction(session -> store.findForUpdate(session, user, id(eventId))
                .map(found -> found.orElseThrow(AuthEvents::unknown))
                .chain(event -> store.update(
                        session,
                        user,
                        event.toBuilder()
                                .eventFeedback(EventFeedbackType.builder()
                                        .feedbackValue(value)
                                        .provider(provider)
                                        .feedbackDate(clock.instant())
                                        .build())
                                .build())));
    }

    @Scheduled(every = "30m", delayed = "9m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return database.inTransaction(
                        session -> store.deleteOld(session, clock.instant().minus(KEPT), ROWS_PER_STEP))
                .replaceWithVoid();
    }

    private AuthEventType.Builder event(Attempt attempt, UUID id) {
        return AuthEventType.builder()
                .eventId(id.toString())
                .eventType(EventType.SIGN_IN)
                .creationDate(clock.instant())
                .challengeResponses(List.of())
                .eventContextData(EventContextDataType.builder()
                        .ipAddress(attempt.context().sourceIp())
                        .deviceName(DeviceName.of(attempt).orElse(null))
                        .build());
    }

    private static EventRiskType risk(Decision decision) {
        RiskDecisionType said = decision.measure() == Measure.BLOCK && decision.isEnforced()
                ? RiskDecisionType.BLOCK
                : RiskDecisionType.ACCOUNT_TAKEOVER;
        return EventRiskType.builder()
                .riskDecision(decision.verdict().level().isPresent() ? said : RiskDecisionType.NO_RISK)
                .riskLevel(decision.verdict().level().map(AuthEvents::level).orElse(null))
                .compromisedCredentialsDetected(false)
                .build();
    }

    private static RiskLevelType level(RiskLevel level) {
        return switch (level) {
            case LOW -> RiskLevelType.LOW;
            case MEDIUM -> RiskLevelType.MEDIUM;
            case HIGH -> RiskLevelType.HIGH;
        };
    }

    private static List<ChallengeResponseType> shown(Progress progress) {
        List<ChallengeResponseType> responses = new ArrayList<>();
        if (progress.has(Factor.PASSWORD)) {
            responses.add(response(ChallengeName.PASSWORD, ChallengeResponse.SUCCESS));
        }
        if (progress.shown().stream().skip(1).anyMatch(factor -> factor != Factor.DEVICE)) {
            responses.add(response(ChallengeName.MFA, ChallengeResponse.SUCCESS));
        }
        return responses;
    }

    private static ChallengeResponseType response(ChallengeName name, ChallengeResponse response) {
        return ChallengeResponseType.builder()
                .challengeName(name)
                .challengeResponse(response)
                .build();
    }

    private static UUID id(String eventId) {
        try {
            return UUID.fromString(eventId);
        } catch (IllegalArgumentException notAnId) {
            throw unknown();
        }
    }

    private static InvalidParameterException unknown() {
        return new InvalidParameterException("No such event of this user.");
    }
}
