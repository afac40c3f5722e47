package dev.cognate.userpool.client;

import dev.cognate.contract.idp.ExplicitAuthFlowsType;
import dev.cognate.contract.idp.FeatureType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.pool.UserPool;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Client settings that do not go together, or do not fit the pool. Each rule throws the error AWS answers with. */
final class ClientRules {
    private static final Duration MIN_ACCESS = Duration.ofMinutes(5);
    private static final Duration MAX_ACCESS = Duration.ofDays(1);
    private static final Duration MIN_REFRESH = Duration.ofMinutes(60);
    private static final Duration MAX_REFRESH = Duration.ofDays(3650);
    private static final String ALLOW = "ALLOW_";
    private static final Set<String> NEVER_WRITTEN_BY_CLIENTS =
            Set.of("sub", "email_verified", "phone_number_verified", "identities");

    private ClientRules() {}

    /**
     * Checks filled settings as a whole.
     *
     * @param known what of the pool the settings may name
     * @param doing {@code creating} or {@code updating}, for sentences
     */
    static void require(
            UserPool pool,
            UserPoolClientType settings,
            boolean confidential,
            ClientReferences.Known known,
            String doing) {
        requireFlows(settings, confidential);
        requireTrust(settings, confidential);
        requireValidity(settings);
        requireAttributes(pool, settings, doing);
        requireProviders(pool, settings, known);
        ClientOAuthRules.require(settings, confidential, known);
    }

    private static void requireFlows(UserPoolClientType settings, boolean confidential) {
        List<ExplicitAuthFlowsType> flows = settings.explicitAuthFlows();
        long allowing =
                flows.stream().filter(flow -> flow.value().startsWith(ALLOW)).count();
        if (allowing != 0 && allowing != flows.size()) {
            throw new InvalidParameterException(
                    "ExplicitAuthFlows cannot mix values with and without the ALLOW_ prefix.");
        }
        if (flows.contains(ExplicitAuthFlowsType.ALLOW_CLIENT_TOKEN_AUTH)) {
            requireClientTokenAlone(flows, confidential);
        }
        boolean rotates = settings.refreshTokenRotation() != null
                && FeatureType.ENABLED.equals(settings.refreshTokenRotation().feature());
        if (rotates && flows.contains(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)) {
            throw new InvalidParameterException(
                    "ALLOW_REFRESH_TOKEN_AUTH cannot be enabled when refresh token rotation is enabled.");
        }
    }

    private static void requireClientTokenAlone(List<ExplicitAuthFlowsType> flows, boolean confidential) {
        if (flows.size() > 1) {
            throw new InvalidParameterException(
                    "ALLOW_CLIENT_TOKEN_AUTH cannot be combined with other authentication flows.");
        }
        if (!confidential) {
            throw new InvalidParameterException("ALLOW_CLIENT_TOKEN_AUTH requires a client secret.");
        }
    }

    /** Addresses of users are taken from servers alone (CreateUserPoolClient). */
    private static void requireTrust(UserPoolClientType settings, boolean confidential) {
        if (Boolean.TRUE.equals(settings.enablePropagateAdditionalUserContextData()) && !confidential) {
            throw new InvalidParameterException(
                    "EnablePropagateAdditionalUserContextData can only be activated in an app client that has a client"
                            + " secret.");
        }
    }

    private static void requireValidity(UserPoolClientType settings) {
        TokenValidity validity = TokenValidity.of(settings);
        boolean valid = between(MIN_ACCESS, validity.access(), MAX_ACCESS)
                && between(MIN_ACCESS, validity.id(), MAX_ACCESS)
                && between(MIN_REFRESH, validity.refresh(), MAX_REFRESH)
                && validity.access().compareTo(validity.refresh()) <= 0
                && validity.id().compareTo(validity.refresh()) <= 0;
        if (!valid) {
            throw new InvalidParameterException("Invalid range for token validity.");
        }
    }

    private static boolean between(Duration min, Duration value, Duration max) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }

    private static void requireAttributes(UserPool pool, UserPoolClientType settings, String doing) {
        Set<String> forClients = pool.settings().schemaAttributes().stream()
                .filter(attribute -> !Boolean.TRUE.equals(attribute.developerOnlyAttribute()))
                .map(SchemaAttributeType::name)
                .collect(Collectors.toSet());
        if (!forClients.containsAll(Objects.requireNonNullElse(settings.readAttributes(), List.<String>of()))) {
            throw new InvalidParameterException("Invalid read attributes specified while " + doing + " a client");
        }
        Set<String> writable = new HashSet<>(forClients);
        writable.removeAll(NEVER_WRITTEN_BY_CLIENTS);
        List<String> written = Objects.requireNonNullElse(settings.writeAttributes(), List.<String>of());
        boolean lacksRequired = !written.isEmpty() && !written.containsAll(required(pool));
        if (!writable.containsAll(written) || lacksRequired) {
            throw new InvalidParameterException("Invalid write attributes specified while " + doing + " a client");
        }
    }

    private static List<String> required(UserPool pool) {
        return pool.settings().schemaAttributes().stream()
                .filter(attribute -> Boolean.TRUE.equals(attribute.required()))
                .map(SchemaAttributeType::name)
                .filter(name -> !NEVER_WRITTEN_BY_CLIENTS.contains(name))
                .toList();
    }

    private static void requireProviders(UserPool pool, UserPoolClientType settings, ClientReferences.Known known) {
        Objects.requireNonNullElse(settings.supportedIdentityProviders(), List.<String>of()).stream()
                .filter(provider ->
                        !"COGNITO".equals(provider) && !known.providers().contains(provider))
                .findFirst()
                .ifPresent(provider -> {
                    throw new InvalidParameterException(
                            "The provider " + provider + " does not exist for User Pool " + pool.id() + ".");
                });
    }
}
