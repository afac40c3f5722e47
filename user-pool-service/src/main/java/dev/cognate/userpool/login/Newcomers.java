package dev.cognate.userpool.login;

import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.signin.SignUpSignIn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Signs people in whose sign-up is confirmed, where this browser chose their password; others are asked to. */
@ApplicationScoped
class Newcomers {
    private final SignUpSignIn engine;
    private final SignInProgress progress;
    private final Flows flows;

    Newcomers(SignUpSignIn engine, SignInProgress progress, Flows flows) {
        this.engine = engine;
        this.progress = progress;
        this.flows = flows;
    }

    Uni<Turn> enter(Visit visit, Optional<UUID> sub) {
        return sub.map(user -> engine.enter(visit.target(), user, visit.context())
                        .chain(step -> progress.after(visit, step, false)))
                .orElseGet(() -> Uni.createFrom()
                        .item(flows.move(
                                Flows.SIGN_IN, visit.state(), new LoginFlow.Start(true), Said.good("confirmed.lead"))));
    }
}
