package dev.cognate.userpool.login;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ExplicitAuthFlowsType;
import dev.cognate.contract.idp.LambdaConfigType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.signin.AllowedFlows;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How a sign-in on the pages begins. */
enum SignInStyle {
    /** Name and password on one page. */
    PASSWORD,
    /** The name, then one of several ways. */
    CHOICE,
    /** The name, then whatever the pool's functions ask; beyond Cognito, and only where a client allows nothing else. */
    CUSTOM;

    private static final Set<ExplicitAuthFlowsType> CUSTOM_FLOWS =
            Set.of(ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH, ExplicitAuthFlowsType.CUSTOM_AUTH_FLOW_ONLY);

    private static final Set<ExplicitAuthFlowsType> PASSWORD_FLOWS = Set.of(
            ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
            ExplicitAuthFlowsType.USER_PASSWORD_AUTH,
            ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH);

    static SignInStyle of(ClientInPool target) {
        if (AllowedFlows.allows(target.client(), AuthFlowType.USER_AUTH)) {
            return CHOICE;
        }
        List<ExplicitAuthFlowsType> flows =
                Objects.requireNonNullElse(target.client().settings().explicitAuthFlows(), List.of());
        boolean onlyCustom = !Collections.disjoint(flows, CUSTOM_FLOWS) && Collections.disjoint(flows, PASSWORD_FLOWS);
        boolean hasFunction = Optional.ofNullable(target.pool().settings().lambdaConfig())
                .map(LambdaConfigType::defineAuthChallenge)
                .isPresent();
        return onlyCustom && hasFunction ? CUSTOM : PASSWORD;
    }
}
