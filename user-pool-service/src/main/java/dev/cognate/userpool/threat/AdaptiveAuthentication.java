package dev.cognate.userpool.threat;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.events.EventIds;
import dev.cognate.userpool.mfa.SecondFactors;
import dev.cognate.userpool.pool.ThreatMode;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.SignInGuard;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Adaptive authentication: judges sign-ins of the pool's own users, and does what the pool wants done about risks. What an
 * identity provider vouches for is its affair, and tokens are refreshed unjudged.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html">AWS's
 *     guide: adaptive authentication</a>
 */
@ApplicationScoped
class AdaptiveAuthentication implements SignInGuard {
    private static final String NOTHING_TO_DO = "-";
    private static final String EVENT = "risk-event";
    private static final String WRONG = "Incorrect username or password.";
    private static final String BLOCKED = "Unable to login because of security reasons.";
    private static final Verdict SKIPPED = new Verdict(Optional.empty(), List.of("skipped-range"));
    private static final Set<String> CUSTOM =
            Set.of(AuthFlowType.CUSTOM_AUTH.value(), ChallengeNameType.CUSTOM_CHALLENGE.value());

    private final RiskConfigurations configurations;
    private final RiskService risks;
    private final SecondFactors factors;
    private final RiskJournal journal;
    private final RiskNotices notices;

    AdaptiveAuthentication(
            RiskConfigurations configurations,
            RiskService risks,
            SecondFactors factors,
            RiskJournal journal,
            RiskNotices notices) {
        this.configurations = configurations;
        this.risks = risks;
        this.factors = factors;
        this.journal = journal;
        this.notices = notices;
    }

    @Override
    public Uni<Void> admit(Attempt attempt) {
        if (mode(attempt, attempt.method()) != ThreatMode.ENFORCED) {
            return Uni.createFrom().voidItem();
        }
        return configurations
                .of(attempt.target())
                .invoke(configuration -> {
                    if (address(attempt).filter(configuration::blocks).isPresent()) {
                        throw new NotAuthorizedException("Request not allowed due to security reasons.");
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<SignInOutcome.Shown> judge(Attempt attempt, SignInOutcome.Shown shown) {
        ThreatMode mode = mode(attempt, shown.progress().flow());
        boolean known =
                shown.progress().note(NOTE).isPresent() || shown.progress().has(Factor.EXTERNAL);
        if (mode == ThreatMode.OFF || known) {
            return Uni.createFrom().item(shown);
        }
        return configurations.of(attempt.target()).chain(configuration -> judge(attempt, shown, mode, configuration));
    }

    private Uni<SignInOutcome.Shown> judge(
            Attempt attempt, SignInOutcome.Shown shown, ThreatMode mode, RiskConfiguration configuration) {
        boolean skipped = address(attempt).filter(configuration::skips).isPresent();
        return (skipped ? Uni.createFrom().item(SKIPPED) : risks.judge(attempt, shown))
                .chain(verdict -> decide(attempt, shown, mode, configuration, verdict))
                .call(decision -> journal.judged(attempt, shown.user(), decision))
                .invoke(decision -> notices.send(attempt, shown.user(), configuration, decision))
                .map(decision -> carryOut(decision, shown));
    }

    private Uni<Decision> decide(
            Attempt attempt,
            SignInOutcome.Shown shown,
            ThreatMode mode,
            RiskConfiguration configuration,
            Verdict verdict) {
        var action = verdict.level().flatMap(configuration::action);
        Uni<Boolean> hasFactor = Decision.asksForFactor(action)
                ? factors.areThere(attempt.pool(), shown)
                : Uni.createFrom().item(false);
        return hasFactor.map(has -> new Decision(EventIds.next(), mode, verdict, action, has));
    }

    private static SignInOutcome.Shown carryOut(Decision decision, SignInOutcome.Shown shown) {
        Measure measure = decision.isEnforced() ? decision.measure() : Measure.NONE;
        if (measure == Measure.BLOCK) {
            throw new RefusedSignIn(Optional.of(shown.user()), new NotAuthorizedException(BLOCKED));
        }
        return new SignInOutcome.Shown(
                shown.user(),
                shown.progress()
                        .withNote(NOTE, measure == Measure.ASK_FACTOR ? ASK_FACTOR : NOTHING_TO_DO)
                        .withNote(EVENT, decision.eventId().toString()));
    }

    @Override
    public Uni<Void> passed(Mutiny.Session session, Attempt attempt, SignInOutcome.Shown shown) {
        return shown.progress()
                .note(EVENT)
                .map(id -> journal.passed(session, shown.user(), UUID.fromString(id), shown.progress()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Other refusals, as while a user is locked out, would fill the history with what nobody did. */
    @Override
    public Uni<Void> refused(Attempt attempt, User user, AwsException error) {
        boolean wrongPassword = WRONG.equals(error.getMessage());
        return mode(attempt, attempt.method()) == ThreatMode.OFF || !wrongPassword
                ? Uni.createFrom().voidItem()
                : journal.failed(attempt, user);
    }

    private static ThreatMode mode(Attempt attempt, String method) {
        return CUSTOM.contains(method) ? ThreatMode.ofCustom(attempt.pool()) : ThreatMode.of(attempt.pool());
    }

    private static Optional<InetAddress> address(Attempt attempt) {
        try {
            return Optional.of(InetAddress.ofLiteral(attempt.context().sourceIp()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
