package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Passkey;
import dev.cognate.userpool.passkey.DiscoverablePasskeys;
import dev.cognate.userpool.passkey.DiscoverablePasskeys.Found;
import dev.cognate.userpool.passkey.PasskeyChallenge;
import dev.cognate.userpool.signin.ExistenceErrors;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.NamelessSignIn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Passkeys among the suggestions of the field for the name. Not where an application asks for a level of authentication: which
 * factors lead there is a matter of whom they belong to.
 */
@ApplicationScoped
class AutofillSignIn {
    static final String ACTION = "passkey";

    private static final String SEALED = "passkey";

    private final DiscoverablePasskeys passkeys;
    private final NamelessSignIn engine;
    private final SignInProgress progress;
    private final Flows flows;

    AutofillSignIn(DiscoverablePasskeys passkeys, NamelessSignIn engine, SignInProgress progress, Flows flows) {
        this.passkeys = passkeys;
        this.engine = engine;
        this.progress = progress;
        this.flows = flows;
    }

    /** What the form of the name holds for it, if anything. */
    List<Node> nodes(Visit visit) {
        return isPossible(visit)
                ? passkeys.ask(visit.pool(), visit.state().token())
                        .map(question -> List.<Node>of(
                                new Node.Hidden(SEALED, question.sealed()),
                                new Passkey(Passkey.Ceremony.AUTOFILL, question.options())))
                        .orElse(List.of())
                : List.of();
    }

    private static boolean isPossible(Visit visit) {
        return PasskeyOffers.arePossible(visit)
                && visit.request().interaction().acrValues().isEmpty();
    }

    /** Signs somebody in whose browser took a passkey for a name. */
    Uni<Turn> enter(Visit visit) {
        if (!isPossible(visit)) {
            return Uni.createFrom().item(failed(visit));
        }
        return passkeys.answer(
                        visit.pool(),
                        visit.state().token(),
                        visit.fields().text(SEALED),
                        visit.fields().credential())
                .chain(found -> enter(visit, found))
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> refused(visit, refusal));
    }

    private Uni<Turn> enter(Visit visit, Found found) {
        Visit named = visit.at(visit.state().named(found.user().username()));
        Factor factor = found.verified() ? Factor.VERIFIED_PASSKEY : Factor.PASSKEY;
        Map<String, String> notes = found.roaming() ? Map.of(PasskeyChallenge.ROAMING, "") : Map.of();
        return engine.enter(visit.target(), found.user().sub(), factor, notes, visit.context())
                .chain(step -> progress.after(named, step, false));
    }

    private Turn refused(Visit visit, AwsException refusal) {
        return ExistenceErrors.incorrect().getMessage().equals(refusal.getMessage())
                ? failed(visit)
                : progress.refused(visit, refusal);
    }

    private Turn failed(Visit visit) {
        return flows.stay(Flows.SIGN_IN, visit.state(), Said.bad("passkey.failed"));
    }
}
