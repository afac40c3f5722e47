package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.ExplicitAuthFlowsType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.client.AppClient;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which flows an app client's ExplicitAuthFlows allow. Clients without any, and those with the three values of old, may
 * also use SRP, custom challenges and refresh tokens.
 */
public final class AllowedFlows {
    private static final Map<AuthFlowType, Set<ExplicitAuthFlowsType>> SWITCHED_ON_BY = Map.of(
            AuthFlowType.USER_AUTH, Set.of(ExplicitAuthFlowsType.ALLOW_USER_AUTH),
            AuthFlowType.USER_SRP_AUTH, Set.of(ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH),
            AuthFlowType.USER_PASSWORD_AUTH,
                    Set.of(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH, ExplicitAuthFlowsType.USER_PASSWORD_AUTH),
            AuthFlowType.ADMIN_USER_PASSWORD_AUTH,
                    Set.of(
                            ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH,
                            ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH),
            AuthFlowType.ADMIN_NO_SRP_AUTH,
                    Set.of(
                            ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH,
                            ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH),
            AuthFlowType.CUSTOM_AUTH,
                    Set.of(ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH, ExplicitAuthFlowsType.CUSTOM_AUTH_FLOW_ONLY),
            AuthFlowType.REFRESH_TOKEN_AUTH, Set.of(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH),
            AuthFlowType.REFRESH_TOKEN, Set.of(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH));

    private static final Set<AuthFlowType> ON_BY_DEFAULT = Set.of(
            AuthFlowType.USER_SRP_AUTH,
            AuthFlowType.CUSTOM_AUTH,
            AuthFlowType.REFRESH_TOKEN_AUTH,
            AuthFlowType.REFRESH_TOKEN);

    private AllowedFlows() {}

    /** Our own pages send passwords to themselves, which no application's settings are about. */
    static void require(Attempt attempt, AuthFlowType flow) {
        boolean ownPage = attempt.face() == Face.PAGE && AuthFlowType.USER_PASSWORD_AUTH.equals(flow);
        if (!ownPage) {
            require(attempt.client(), flow);
        }
    }

    /** Throws {@link InvalidParameterException} unless the client may use the flow. */
    static void require(AppClient client, AuthFlowType flow) {
        if (!allows(client, flow)) {
            throw new InvalidParameterException(
                    AuthFlowType.USER_PASSWORD_AUTH.equals(flow)
                            ? "USER_PASSWORD_AUTH flow not enabled for this client"
                            : "Auth flow not enabled for this client");
        }
    }

    /** Whether the client may use the flow. */
    public static boolean allows(AppClient client, AuthFlowType flow) {
        List<ExplicitAuthFlowsType> chosen =
                Objects.requireNonNullElse(client.settings().explicitAuthFlows(), List.of());
        if (!Collections.disjoint(chosen, SWITCHED_ON_BY.getOrDefault(flow, Set.of()))) {
            return true;
        }
        boolean ofOld = chosen.stream().noneMatch(value -> value.value().startsWith("ALLOW_"));
        return ofOld && ON_BY_DEFAULT.contains(flow) && !chosen.contains(ExplicitAuthFlowsType.CUSTOM_AUTH_FLOW_ONLY);
    }
}
