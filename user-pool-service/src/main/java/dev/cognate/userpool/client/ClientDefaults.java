package dev.cognate.userpool.client;

import dev.cognate.contract.idp.ExplicitAuthFlowsType;
import dev.cognate.contract.idp.FeatureType;
import dev.cognate.contract.idp.PreventUserExistenceErrorTypes;
import dev.cognate.contract.idp.TokenValidityUnitsType;
import dev.cognate.contract.idp.UserPoolClientType;
import java.util.List;
import java.util.Objects;

/** What a client setting means when it is left out, at creation and, as updates replace everything, in an update. */
final class ClientDefaults {
    private static final int AUTH_SESSION_MINUTES = 3;

    private ClientDefaults() {}

    /** Fills the gaps of settings as Cognito does. */
    static UserPoolClientType fill(UserPoolClientType wish) {
        Integer refresh = wish.refreshTokenValidity();
        return wish.toBuilder()
                .refreshTokenValidity(refresh == null || refresh == 0 ? TokenValidity.DEFAULT_REFRESH_DAYS : refresh)
                .tokenValidityUnits(units(wish))
                .explicitAuthFlows(flows(wish))
                .allowedOAuthFlowsUserPoolClient(
                        Objects.requireNonNullElse(wish.allowedOAuthFlowsUserPoolClient(), false))
                .preventUserExistenceErrors(Objects.requireNonNullElse(
                        wish.preventUserExistenceErrors(), PreventUserExistenceErrorTypes.LEGACY))
                .enableTokenRevocation(Objects.requireNonNullElse(wish.enableTokenRevocation(), true))
                .enablePropagateAdditionalUserContextData(
                        Objects.requireNonNullElse(wish.enablePropagateAdditionalUserContextData(), false))
                .authSessionValidity(Objects.requireNonNullElse(wish.authSessionValidity(), AUTH_SESSION_MINUTES))
                .build();
    }

    /** The default of 30 means days, whatever unit stands beside it. */
    private static TokenValidityUnitsType units(UserPoolClientType wish) {
        TokenValidityUnitsType units = Objects.requireNonNullElseGet(
                wish.tokenValidityUnits(),
                () -> TokenValidityUnitsType.builder().build());
        boolean defaulted = wish.refreshTokenValidity() == null || wish.refreshTokenValidity() == 0;
        return defaulted ? units.toBuilder().refreshToken(null).build() : units;
    }

    private static List<ExplicitAuthFlowsType> flows(UserPoolClientType wish) {
        if (wish.explicitAuthFlows() != null && !wish.explicitAuthFlows().isEmpty()) {
            return wish.explicitAuthFlows();
        }
        boolean rotates = wish.refreshTokenRotation() != null
                && FeatureType.ENABLED.equals(wish.refreshTokenRotation().feature());
        return rotates
                ? List.of(ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH, ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH)
                : List.of(
                        ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH,
                        ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                        ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH);
    }
}
