package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.DcrConfigurationType;
import dev.cognate.contract.idp.FeatureUnavailableInTierException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.contract.idp.UserPoolType;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether and how applications may register themselves with a pool (DcrConfiguration). Off unless the pool says otherwise.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-dynamic-client-registration.html">AWS's
 *     guide: dynamic client registration</a>
 * @param enabled whether anybody may
 * @param open whether those without an initial access token may
 * @param openGrantTypes the grants of the latter
 * @param authenticatedGrantTypes the grants of those with a token
 * @param allowedScopes what they may ask for beyond the standard scopes of OpenID Connect
 */
public record DynamicRegistration(
        boolean enabled,
        boolean open,
        Set<String> openGrantTypes,
        Set<String> authenticatedGrantTypes,
        Set<String> allowedScopes) {
    private static final String ON = "ENABLED";
    private static final Set<String> STATES = Set.of(ON, "DISABLED");
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final List<String> FOR_USERS = List.of("authorization_code", "refresh_token");
    private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token", CLIENT_CREDENTIALS);

    public DynamicRegistration {
        openGrantTypes = Set.copyOf(openGrantTypes);
        authenticatedGrantTypes = Set.copyOf(authenticatedGrantTypes);
        allowedScopes = Set.copyOf(allowedScopes);
    }

    /** What a pool says; it is off for pools of a plan that lacks it. */
    public static DynamicRegistration of(UserPool pool) {
        DcrConfigurationType given = Objects.requireNonNullElseGet(
                pool.settings().dcrConfiguration(),
                () -> DcrConfigurationType.builder().build());
        return new DynamicRegistration(
                ON.equals(given.enableStatus()),
                Boolean.TRUE.equals(given.openDcrEnabled()),
                Set.copyOf(or(given.openDcrGrantTypes(), FOR_USERS)),
                Set.copyOf(or(given.authenticatedGrantTypes(), FOR_USERS)),
                Set.copyOf(or(given.allowedScopes(), List.of())));
    }

    /** Throws the contract's error for settings that cannot be. */
    static void require(UserPoolType settings) {
        DcrConfigurationType given = settings.dcrConfiguration();
        if (given == null) {
            return;
        }
        if (given.enableStatus() != null && !STATES.contains(given.enableStatus())) {
            throw new InvalidParameterException("EnableStatus must be ENABLED or DISABLED.");
        }
        if (ON.equals(given.enableStatus()) && UserPoolTierType.LITE.equals(settings.userPoolTier())) {
            throw new FeatureUnavailableInTierException(
                    "Dynamic client registration is not available in the LITE feature plan.");
        }
        List<String> open = or(given.openDcrGrantTypes(), List.of());
        if (!GRANTS.containsAll(open) || !GRANTS.containsAll(or(given.authenticatedGrantTypes(), List.of()))) {
            throw new InvalidParameterException("Grant types of dynamic client registration are authorization_code,"
                    + " refresh_token and client_credentials.");
        }
        if (open.contains(CLIENT_CREDENTIALS)) {
            // anybody at all would give themselves access
            throw new InvalidParameterException("OpenDcrGrantTypes cannot contain client_credentials.");
        }
    }

    private static List<String> or(List<String> given, List<String> otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}
