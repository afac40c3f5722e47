package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.LoginFlow.Asked;
import dev.cognate.userpool.mfa.MfaMethod;
import dev.cognate.userpool.signin.PageSignIn;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Posts to the pages of challenges. */
@ApplicationScoped
class AnswerChallenge {
    private final PageSignIn engine;
    private final BeginSignIn begin;
    private final AppSetUps appSetUps;
    private final SignInProgress progress;
    private final RequestLimits limits;
    private final Flows flows;

    AnswerChallenge(
            PageSignIn engine,
            BeginSignIn begin,
            AppSetUps appSetUps,
            SignInProgress progress,
            RequestLimits limits,
            Flows flows) {
        this.engine = engine;
        this.begin = begin;
        this.appSetUps = appSetUps;
        this.progress = progress;
        this.limits = limits;
        this.flows = flows;
    }

    /** An answer to what the flow asks. */
    Uni<Turn> of(Visit visit) {
        Uni<Turn> answered = Uni.createFrom().deferred(() -> switch (visit.state()
                .flow()) {
            case LoginFlow.Choosing choosing -> choose(visit, choosing);
            case LoginFlow.Challenged challenged -> challenged(visit, challenged);
            case LoginFlow.AppSetUp setUp -> appSetUps.finish(visit, setUp).chain(asked -> run(visit, asked, Map.of()));
            case LoginFlow.AddressSetUp setUp -> addressSetUp(visit, setUp);
            case LoginFlow.Start start -> stale();
            case LoginFlow.Confirming confirming -> stale();
            case LoginFlow.Resetting resetting -> stale();
            case LoginFlow.Account account -> stale();
        });
        return limits.admit(
                        RequestCategory.CHALLENGE_RESPONSE,
                        Optional.of(visit.target().client().id()),
                        visit.context())
                .chain(() -> answered)
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> refused(visit, refusal));
    }

    private Uni<Turn> choose(Visit visit, LoginFlow.Choosing choosing) {
        String choice = visit.fields().text("choice");
        if (!choosing.offered().contains(choice)) {
            return stay(visit, Said.bad("field.required"));
        }
        if (choosing.asked().is(ChallengeNameType.MFA_SETUP)) {
            return setUp(visit, choosing, choice);
        }
        if (choosing.asked().is(ChallengeNameType.SELECT_CHALLENGE) && SignInSteps.isAnsweredAtOnce(choice)) {
            return moved(flows.move(Flows.SIGN_IN, visit.state(), SignInSteps.chosen(choosing, choice, true)));
        }
        return run(visit, choosing.asked(), Map.of("ANSWER", choice))
                .map(turn -> choosing.first() ? withOthers(turn) : turn);
    }

    private Uni<Turn> setUp(Visit visit, LoginFlow.Choosing choosing, String choice) {
        return choice.equals(MfaMethod.SOFTWARE_TOKEN_MFA.name())
                ? appSetUps.begin(visit, choosing.asked()).map(setUp -> flows.move(Flows.SIGN_IN, visit.state(), setUp))
                : moved(flows.move(
                        Flows.SIGN_IN,
                        visit.state(),
                        new LoginFlow.AddressSetUp(choosing.asked(), MfaMethod.valueOf(choice))));
    }

    private Uni<Turn> addressSetUp(Visit visit, LoginFlow.AddressSetUp setUp) {
        boolean email = setUp.method() == MfaMethod.EMAIL_OTP;
        String address = visit.fields().text(email ? ChallengeViews.EMAIL : ChallengeViews.PHONE);
        return run(visit, setUp.asked(), Map.of(email ? "EMAIL" : "PHONE_NUMBER", address));
    }

    /** A challenge that was chosen remembers that there was a choice. */
    private static Turn withOthers(Turn turn) {
        return turn instanceof Turn.Move move && move.state().flow() instanceof LoginFlow.Challenged challenged
                ? new Turn.Move(
                        move.path(),
                        move.state().doing(new LoginFlow.Challenged(challenged.asked(), challenged.parameters(), true)))
                : turn;
    }

    private Uni<Turn> challenged(Visit visit, LoginFlow.Challenged challenged) {
        return switch (visit.fields().action()) {
            case "resend" -> resend(visit, challenged);
            case "other" -> challenged.others() ? begin.choose(visit) : stale();
            default -> answer(visit, challenged);
        };
    }

    private Uni<Turn> resend(Visit visit, LoginFlow.Challenged challenged) {
        return engine.askAgain(
                        visit.target(),
                        challenged.asked().question(),
                        visit.state().username(),
                        visit.context())
                .chain(step -> progress.after(visit, step, false))
                .map(turn -> challenged.others() ? withOthers(turn) : turn)
                .map(turn -> turn instanceof Turn.Move move
                        ? new Turn.Move(move.path(), move.state().saying(Said.good("code.resent")))
                        : turn);
    }

    private Uni<Turn> answer(Visit visit, LoginFlow.Challenged challenged) {
        ChallengeAnswer answer = ChallengeAnswer.of(challenged, visit.fields());
        return answer.missing()
                .map(field -> stay(visit, Said.wrong(field, "field.required")))
                .orElseGet(() -> run(visit, challenged.asked(), answer.responses()));
    }

    private Uni<Turn> run(Visit visit, Asked asked, Map<String, String> responses) {
        Map<String, String> all = visit.named(visit.state().username());
        all.putAll(responses);
        return engine.answer(visit.target(), asked.question(), all, visit.context())
                .chain(step -> progress.after(visit, step, false));
    }

    /** One answer uses a passkey's challenge up, right or wrong, and the choice begins anew. */
    private Turn refused(Visit visit, AwsException refusal) {
        boolean usedUp = visit.state().flow() instanceof LoginFlow.Challenged challenged
                && ChallengeAnswer.isPasskey(challenged)
                && !Refusals.isStale(refusal);
        return usedUp ? flows.restart(visit.state(), Said.bad("passkey.failed")) : progress.refused(visit, refusal);
    }

    private Uni<Turn> stay(Visit visit, Said said) {
        return moved(flows.stay(Flows.SIGN_IN, visit.state(), said));
    }

    private static Uni<Turn> stale() {
        return moved(new Turn.Stale());
    }

    private static Uni<Turn> moved(Turn turn) {
        return Uni.createFrom().item(turn);
    }
}
