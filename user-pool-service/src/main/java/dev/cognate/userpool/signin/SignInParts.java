package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all features together have plugged into sign-in. */
@ApplicationScoped
class SignInParts {
    private final Map<AuthFlowType, FirstFactor> factors = new HashMap<>();
    private final Map<ChallengeNameType, Challenge> challenges = new HashMap<>();
    private final List<Requirement> requirements;
    private final SignInGuard guard;

    SignInParts(
            @All List<FirstFactor> factors,
            @All List<Challenge> challenges,
            @All List<Requirement> requirements,
            SignInGuard guard) {
        factors.forEach(factor -> factor.flows().forEach(flow -> this.factors.put(flow, factor)));
        challenges.forEach(challenge -> this.challenges.put(challenge.name(), challenge));
        this.requirements = requirements.stream()
                .sorted(Comparator.comparing(Requirement::stage))
                .toList();
        this.guard = guard;
    }

    FirstFactor factor(AuthFlowType flow) {
        FirstFactor factor = factors.get(flow);
        if (factor == null) {
            throw new InvalidParameterException("The flow " + flow.value() + " is not built in this version");
        }
        return factor;
    }

    Challenge challenge(ChallengeNameType name) {
        Challenge challenge = challenges.get(name);
        if (challenge == null) {
            throw new InvalidParameterException("The challenge " + name.value() + " is not built in this version");
        }
        return challenge;
    }

    /** In the order in which they have their say. */
    List<Requirement> requirements() {
        return requirements;
    }

    /** What protects all of them. */
    SignInGuard guard() {
        return guard;
    }
}
