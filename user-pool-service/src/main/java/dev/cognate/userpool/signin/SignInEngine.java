package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolMfaType;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Drives a sign-in from state to state. Every face of sign-in goes through here. */
@ApplicationScoped
class SignInEngine {
    private final Map<AuthFlowType, FirstFactor> factors = new HashMap<>();
    private final PasswordVerifierChallenge passwordVerifier;
    private final NewPasswordChallenge newPassword;
    private final RefreshFlow refresh;
    private final SignInCompletion completion;
    private final SignInJournal journal;

    SignInEngine(
            @All List<FirstFactor> factors,
            PasswordVerifierChallenge passwordVerifier,
            NewPasswordChallenge newPassword,
            RefreshFlow refresh,
            SignInCompletion completion,
            SignInJournal journal) {
        factors.forEach(factor -> factor.flows().forEach(flow -> this.factors.put(flow, factor)));
        this.passwordVerifier = passwordVerifier;
        this.newPassword = newPassword;
        this.refresh = refresh;
        this.completion = completion;
        this.journal = journal;
    }

    /** Begins a sign-in. */
    Uni<SignInStep> begin(Attempt attempt, AuthFlowType flow) {
        return journalled(attempt, () -> {
            if (RefreshFlow.FLOWS.contains(flow)) {
                AllowedFlows.require(attempt.client(), flow);
                return refresh.run(attempt);
            }
            FirstFactor factor = factors.get(flow);
            if (factor == null) {
                throw new InvalidParameterException("The flow " + flow.value() + " is not built in this version");
            }
            AllowedFlows.require(attempt.client(), flow);
            requireNoMfa(attempt);
            return factor.begin(attempt).chain(state -> advance(attempt, state));
        });
    }

    /** Takes the answer to a challenge. */
    Uni<SignInStep> answer(Attempt attempt, ChallengeNameType name) {
        return journalled(attempt, () -> {
            requireNoMfa(attempt);
            return challenge(name).answer(attempt).chain(state -> advance(attempt, state));
        });
    }

    private Uni<SignInStep> advance(Attempt attempt, SignInState state) {
        return switch (state) {
            case SignInState.AwaitingProof awaiting -> Uni.createFrom().item(passwordVerifier.pose(attempt, awaiting));
            case SignInState.Proven proven -> advance(attempt, proven.next());
            case SignInState.AwaitingNewPassword awaiting -> Uni.createFrom().item(newPassword.pose(attempt, awaiting));
            case SignInState.Authenticated authenticated -> completion.complete(attempt, authenticated);
        };
    }

    private Challenge<?> challenge(ChallengeNameType name) {
        if (passwordVerifier.name().equals(name)) {
            return passwordVerifier;
        }
        if (newPassword.name().equals(name)) {
            return newPassword;
        }
        throw new InvalidParameterException("The challenge " + name.value() + " is not built in this version");
    }

    /** A pool that requires a second factor gives no tokens for one alone. */
    private static void requireNoMfa(Attempt attempt) {
        if (UserPoolMfaType.ON.equals(attempt.pool().settings().mfaConfiguration())) {
            throw new InvalidParameterException("Required MFA is not built in this version");
        }
    }

    private Uni<SignInStep> journalled(Attempt attempt, Supplier<Uni<SignInStep>> work) {
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
