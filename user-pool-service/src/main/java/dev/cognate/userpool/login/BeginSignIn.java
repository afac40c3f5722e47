package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.signin.PageSignIn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The first post of a sign-in: a name, and a password where the client leaves nothing to choose. */
@ApplicationScoped
class BeginSignIn {
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_PASSWORD = 256;

    private final PageSignIn engine;
    private final SignInProgress progress;
    private final RememberedBrowsers browsers;
    private final Flows flows;

    BeginSignIn(PageSignIn engine, SignInProgress progress, RememberedBrowsers browsers, Flows flows) {
        this.engine = engine;
        this.progress = progress;
        this.browsers = browsers;
        this.flows = flows;
    }

    Uni<Turn> withName(Visit visit) {
        String username = visit.fields().text("username");
        FlowState named = visit.state().named(username.length() <= LONGEST_NAME ? username : "");
        Visit there = visit.at(named);
        if (named.username().isEmpty()) {
            return stay(there, Said.wrong("username", "field.required"));
        }
        return switch (there.style()) {
            case PASSWORD -> password(there);
            case CHOICE -> choose(there);
            case CUSTOM -> run(there, AuthFlowType.CUSTOM_AUTH, there.named(named.username()));
        };
    }

    /** Asks the engine what the user may choose from. */
    Uni<Turn> choose(Visit visit) {
        Map<String, String> parameters = visit.named(visit.state().username());
        String levels = RequestedLevels.of(visit);
        if (!levels.isEmpty()) {
            parameters.put("TARGET_ACR_VALUES", levels);
        }
        return run(visit, AuthFlowType.USER_AUTH, parameters);
    }

    private Uni<Turn> password(Visit visit) {
        String password = visit.fields().raw("password");
        if (password.isEmpty()) {
            return stay(visit, Said.wrong("password", "field.required"));
        }
        if (password.length() > LONGEST_PASSWORD) {
            return stay(visit, Said.bad("signin.wrong"));
        }
        Map<String, String> parameters = visit.named(visit.state().username());
        parameters.put("PASSWORD", password);
        return run(visit, AuthFlowType.USER_PASSWORD_AUTH, parameters);
    }

    private Uni<Turn> run(Visit visit, AuthFlowType flow, Map<String, String> parameters) {
        browsers.name(visit, parameters);
        return engine.begin(visit.target(), flow, parameters, visit.context())
                .chain(step -> progress.after(visit, step, flow.equals(AuthFlowType.USER_AUTH)))
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> progress.refused(visit, (AwsException) refusal));
    }

    private Uni<Turn> stay(Visit visit, Said said) {
        return Uni.createFrom().item(flows.stay(Flows.SIGN_IN, visit.state(), said));
    }
}
