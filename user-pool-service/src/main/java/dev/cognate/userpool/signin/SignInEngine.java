package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.UserNotConfirmedException;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Drives a sign-in from call to call. Every face of sign-in goes through here, and nothing else gives tokens: only after
 * a first factor or challenge was met, and each {@link Requirement} asks for nothing more.
 */
@ApplicationScoped
class SignInEngine {
    private final SignInParts parts;
    private final SignInDevices devices;
    private final RefreshFlow refresh;
    private final SignInSessions sessions;
    private final SignInTriggers triggers;
    private final SignInCompletion completion;
    private final SignInJournal journal;

    SignInEngine(
            SignInParts parts,
            SignInDevices devices,
            RefreshFlow refresh,
            SignInSessions sessions,
            SignInTriggers triggers,
            SignInCompletion completion,
            SignInJournal journal) {
        this.parts = parts;
        this.devices = devices;
        this.refresh = refresh;
        this.sessions = sessions;
        this.triggers = triggers;
        this.completion = completion;
        this.journal = journal;
    }

    /** Begins a sign-in. */
    Uni<SignInAnswer> begin(Attempt attempt, AuthFlowType flow) {
        return journalled(attempt, () -> {
            if (RefreshFlow.FLOWS.contains(flow)) {
                AllowedFlows.require(attempt.client(), flow);
                return refresh.run(attempt);
            }
            FirstFactor factor = parts.factor(flow);
            AllowedFlows.require(attempt, flow);
            return parts.guard()
                    .admit(attempt)
                    .chain(() -> triggers.before(attempt, flow))
                    .chain(() -> factor.begin(attempt))
                    .chain(outcome -> advance(attempt, outcome));
        });
    }

    /** Takes the answer to a challenge. */
    Uni<SignInAnswer> answer(Attempt attempt, ChallengeNameType name) {
        return journalled(attempt, () -> {
            Challenge challenge = parts.challenge(name);
            return parts.guard()
                    .admit(attempt)
                    .chain(() -> challenge.open(attempt, sessions))
                    .map(session -> session.heardFrom(attempt))
                    .call(session -> devices.requireKnown(attempt, session))
                    .chain(session -> judge(challenge, attempt, session))
                    .chain(outcome -> advance(attempt, outcome));
        });
    }

    /** Asks once more for what a challenge asked. */
    Uni<SignInAnswer> askAgain(Attempt attempt, ChallengeNameType name) {
        return journalled(attempt, () -> {
            Challenge challenge = parts.challenge(name);
            return challenge
                    .open(attempt, sessions)
                    .chain(session -> challenge.askAgain(attempt, session).call(() -> sessions.useUp(session)))
                    .chain(outcome -> advance(attempt, outcome));
        });
    }

    /** Begins a sign-in whose first factor is met already. */
    Uni<SignInAnswer> begin(Attempt attempt, AuthFlowType flow, SignInOutcome.Shown shown) {
        return journalled(attempt, () -> {
            AllowedFlows.require(attempt, flow);
            return parts.guard()
                    .admit(attempt)
                    .chain(() -> triggers.before(attempt, flow))
                    .chain(() -> advance(attempt, shown));
        });
    }

    /** Takes in what was shown elsewhere; every requirement has its say about it. */
    Uni<SignInAnswer> enter(Attempt attempt, SignInOutcome.Shown shown) {
        return journalled(attempt, () -> advance(attempt, shown));
    }

    private Uni<SignInOutcome> judge(Challenge challenge, Attempt attempt, SignInSession session) {
        return challenge.isSingleAttempt(attempt, session)
                ? sessions.useUp(session).chain(() -> challenge.answer(attempt, session))
                : challenge.answer(attempt, session).call(() -> sessions.useUp(session));
    }

    private Uni<SignInAnswer> advance(Attempt attempt, SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.Asks asks -> Uni.createFrom().item(ask(attempt, asks));
            case SignInOutcome.Shown shown -> {
                requireMaySignIn(shown.user());
                yield parts.guard()
                        .judge(attempt, shown)
                        .chain(judged ->
                                examine(attempt, judged, parts.requirements().iterator()));
            }
        };
    }

    /** Each challenge reads the user anew, so an account closed in the middle of a sign-in stays out. */
    private static void requireMaySignIn(User user) {
        if (!user.enabled()) {
            throw new RefusedSignIn(Optional.of(user), new NotAuthorizedException("User is disabled."));
        }
        if (user.status() == UserStatus.UNCONFIRMED) {
            throw new RefusedSignIn(Optional.of(user), new UserNotConfirmedException("User is not confirmed."));
        }
    }

    private SignInAnswer ask(Attempt attempt, SignInOutcome.Asks asks) {
        return SignInAnswer.asking(asks, sessions.seal(sessions.begin(attempt, asks)));
    }

    private Uni<SignInAnswer> examine(Attempt attempt, SignInOutcome.Shown shown, Iterator<Requirement> left) {
        if (!left.hasNext()) {
            return completion.complete(attempt, shown);
        }
        return left.next()
                .stillAsks(attempt, shown)
                .chain(asks -> asks.isPresent()
                        ? Uni.createFrom().item(ask(attempt, asks.get()))
                        : examine(attempt, shown, left));
    }

    private Uni<SignInAnswer> journalled(Attempt attempt, Supplier<Uni<SignInAnswer>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .onFailure(RefusedSignIn.class)
                .call(failure -> journal.refused(attempt, failure))
                .onFailure(AwsException.class)
                .call(failure -> journal.refused(attempt, failure))
                .onFailure(RefusedSignIn.class)
                .transform(failure -> failure.error());
    }
}
