package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.idp.IdentityProviderTypeType;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What Cognito fills in: endpoints of well-known providers, and the claim that names users (CreateIdentityProvider). */
final class ProviderDefaults {
    private static final String ADD_ATTRIBUTES = "attributes_url_add_attributes";
    private static final String USERNAME = "username";
    private static final String FACEBOOK_VERSION = "v17.0";

    private ProviderDefaults() {}

    /** The provider details with everything a provider of this type has beside what was given. */
    static Map<String, String> details(IdentityProviderTypeType type, Map<String, String> given) {
        Map<String, String> details = new TreeMap<>(known(type, given));
        // the endpoints of a well-known provider are not the caller's to choose, those of others are
        if (type.equals(IdentityProviderTypeType.OIDC)) {
            details.putAll(given);
        } else {
            given.forEach(details::putIfAbsent);
        }
        return details;
    }

    private static Map<String, String> known(IdentityProviderTypeType type, Map<String, String> given) {
        return switch (type.value()) {
            case "Google" -> google();
            case "Facebook" -> facebook(given.getOrDefault("api_version", FACEBOOK_VERSION));
            case "LoginWithAmazon" -> amazon();
            case "SignInWithApple" -> apple();
            case "OIDC" -> Map.of(ADD_ATTRIBUTES, "false");
            default -> Map.of();
        };
    }

    private static Map<String, String> google() {
        return Map.of(
                "attributes_url",
                "https://people.googleapis.com/v1/people/me?personFields=",
                ADD_ATTRIBUTES,
                "true",
                "authorize_url",
                "https://accounts.google.com/o/oauth2/v2/auth",
                "oidc_issuer",
                "https://accounts.google.com",
                "token_request_method",
                "POST",
                "token_url",
                "https://www.googleapis.com/oauth2/v4/token");
    }

    private static Map<String, String> facebook(String version) {
        return Map.of(
                "api_version",
                version,
                "attributes_url",
                "https://graph.facebook.com/" + version + "/me?fields=",
                ADD_ATTRIBUTES,
                "true",
                "authorize_url",
                "https://www.facebook.com/" + version + "/dialog/oauth",
                "token_request_method",
                "GET",
                "token_url",
                "https://graph.facebook.com/" + version + "/oauth/access_token");
    }

    private static Map<String, String> amazon() {
        return Map.of(
                "attributes_url",
                "https://api.amazon.com/user/profile",
                ADD_ATTRIBUTES,
                "false",
                "authorize_url",
                "https://www.amazon.com/ap/oa",
                "token_request_method",
                "POST",
                "token_url",
                "https://api.amazon.com/auth/o2/token");
    }

    private static Map<String, String> apple() {
        return Map.of(
                ADD_ATTRIBUTES,
                "false",
                "authorize_url",
                "https://appleid.apple.com/auth/authorize",
                "oidc_issuer",
                "https://appleid.apple.com",
                "token_request_method",
                "POST",
                "token_url",
                "https://appleid.apple.com/auth/token");
    }

    /** The attribute mapping with the claim that names users; SAML takes the subject's NameID without being told. */
    static Map<String, String> mapping(IdentityProviderTypeType type, Map<String, String> given) {
        Map<String, String> mapping = new TreeMap<>(Objects.requireNonNullElse(given, Map.of()));
        if (type.equals(IdentityProviderTypeType.SAML)) {
            return mapping;
        }
        mapping.putIfAbsent(
                USERNAME,
                switch (type.value()) {
                    case "Facebook" -> "id";
                    case "LoginWithAmazon" -> "user_id";
                    default -> "sub";
                });
        return mapping;
    }
}
