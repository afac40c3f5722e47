package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.idp.IdentityProviderTypeType;
import dev.cognate.contract.idp.InvalidParameterException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which details a provider of each type needs (CreateIdentityProvider, "ProviderDetails"). */
final class ProviderDetailRules {
    private static final String ISSUER = "oidc_issuer";
    private static final String METHOD = "attributes_request_method";
    private static final String SIGNATURE = "RequestSigningAlgorithm";
    private static final String METADATA_URL = "MetadataURL";
    private static final String METADATA_FILE = "MetadataFile";
    private static final List<String> ENDPOINTS =
            List.of(ISSUER, "authorize_url", "token_url", "attributes_url", "jwks_uri");
    private static final List<String> SWITCHES = List.of("IDPSignout", "IDPInit", "EncryptedResponses");
    private static final Set<String> TRUTH = Set.of("true", "false");

    private ProviderDetailRules() {}

    /** Throws {@link InvalidParameterException} for details that are missing or cannot be. */
    static void require(IdentityProviderTypeType type, Map<String, String> details, AllowedEndpoints allowed) {
        switch (type.value()) {
            case "OIDC" -> requireOidc(details, allowed);
            case "SAML" -> requireSaml(details);
            case "SignInWithApple" ->
                requireAll(
                        details,
                        List.of("client_id", "private_key", "team_id", "key_id"),
                        "clientId, privateKey, teamId, and keyId are all required idp details.");
            default ->
                requireAll(
                        details,
                        List.of("client_id", "client_secret", "authorize_scopes"),
                        "clientId, clientSecret and authorizeScopes are all required idp details.");
        }
    }

    private static void requireOidc(Map<String, String> details, AllowedEndpoints allowed) {
        requireAll(
                details,
                List.of("client_id", "authorize_scopes", ISSUER, METHOD),
                "clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.");
        requireOneOf(details, METHOD, "POST", "GET");
        for (String endpoint : ENDPOINTS) {
            Optional.ofNullable(details.get(endpoint))
                    .flatMap(allowed::objection)
                    .ifPresent(objection -> {
                        throw new InvalidParameterException("OIDC endpoint " + objection);
                    });
        }
    }

    private static void requireSaml(Map<String, String> details) {
        boolean url = filled(details, METADATA_URL);
        boolean file = filled(details, METADATA_FILE);
        if (!url && !file) {
            throw new InvalidParameterException("At least one of the MetadataURL or MetadataFile should be provided.");
        }
        if (url && file) {
            throw new InvalidParameterException("Only one of the MetadataURL or MetadataFile should be provided.");
        }
        requireOneOf(details, SIGNATURE, "rsa-sha256");
        for (String key : SWITCHES) {
            String value = details.get(key);
            if (value != null && !TRUTH.contains(value)) {
                throw new InvalidParameterException(key + " must be true or false.");
            }
        }
    }

    private static void requireAll(Map<String, String> details, List<String> keys, String sentence) {
        if (!keys.stream().allMatch(key -> filled(details, key))) {
            throw new InvalidParameterException(sentence);
        }
    }

    private static void requireOneOf(Map<String, String> details, String key, String... values) {
        String value = details.get(key);
        if (value != null && !List.of(values).contains(value)) {
            throw new InvalidParameterException("1 validation error detected: Value at 'providerDetails." + key
                    + "' failed to satisfy constraint: Member must satisfy enum value set: " + List.of(values));
        }
    }

    private static boolean filled(Map<String, String> details, String key) {
        String value = details.get(key);
        return value != null && !value.isBlank();
    }
}
