package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.PasswordResetRequiredException;
import dev.cognate.contract.idp.UserNotConfirmedException;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.signin.PageSignIn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where a step of the sign-in engine leads to. */
@ApplicationScoped
class SignInProgress {
    private final SignInSteps steps;
    private final RememberedBrowsers browsers;
    private final Completion completion;
    private final Flows flows;

    SignInProgress(SignInSteps steps, RememberedBrowsers browsers, Completion completion, Flows flows) {
        this.steps = steps;
        this.browsers = browsers;
        this.completion = completion;
        this.flows = flows;
    }

    /**
     * After a step that was met.
     *
     * @param first whether it was the beginning of a sign-in with a choice
     */
    Uni<Turn> after(Visit visit, PageSignIn.Step step, boolean first) {
        return switch (step) {
            case PageSignIn.SignedIn signedIn -> completion.signedIn(visit, signedIn.authentication());
            case PageSignIn.Asked asked when isOfDevice(asked) -> prove(visit, asked);
            case PageSignIn.Asked asked ->
                Uni.createFrom().item(flows.move(Flows.SIGN_IN, visit.state(), steps.flow(asked, first)));
        };
    }

    private static boolean isOfDevice(PageSignIn.Asked asked) {
        return asked.question().challenge().equals(ChallengeNameType.DEVICE_SRP_AUTH);
    }

    /** The browser answers for its user. One that cannot is nobody's device any more, and the sign-in begins anew. */
    private Uni<Turn> prove(Visit visit, PageSignIn.Asked asked) {
        return browsers.prove(visit, asked)
                .chain(step -> after(visit, step, false))
                .onFailure(AwsException.class)
                .recoverWithItem(() -> new Turn.Enter(
                        flows.restart(visit.state(), Said.bad("expired.lead")), List.of(browsers.forget(visit))));
    }

    /** After a refusal. The one form of a step that can be answered again stays good. */
    Turn refused(Visit visit, AwsException refusal) {
        if (Refusals.isStale(refusal)) {
            return new Turn.Stale();
        }
        return switch (refusal) {
            case UserNotConfirmedException unconfirmed ->
                flows.move(
                        Flows.CONFIRM, visit.state(), LoginFlow.Confirming.SOMEBODY, Said.bad("signin.not-confirmed"));
            case PasswordResetRequiredException reset ->
                flows.move(
                        Flows.FORGOT, visit.state(), new LoginFlow.Start(false), Said.bad("password.reset-required"));
            default -> flows.stay(Flows.SIGN_IN, visit.state(), Refusals.of(refusal));
        };
    }
}
