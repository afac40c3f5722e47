package dev.cognate.userpool.token;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.group.UserGroups;
import dev.cognate.userpool.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The claims of one answer's two tokens, before any feature has its say.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html">
 *     AWS's guide: the ID token</a>, and the page on the access token beside it
 */
record TokenClaims(String issuer, Issuance issuance, Instant issuedAt) {
    /** What a sign-in through the API allows: to manage one's own account. */
    static final String API_SCOPE = "aws.cognito.signin.user.admin";

    /** Of access tokens that come from the authorization server. */
    static final int HOSTED_VERSION = 2;

    /** Both tokens. */
    TokenDraft draft(TokenLifetimes lifetimes) {
        return new TokenDraft(id(lifetimes.id()), access(lifetimes.access()), scopes());
    }

    private Set<String> scopes() {
        return grant().<Set<String>>map(Grant::scopes).orElse(Set.of(API_SCOPE));
    }

    private Optional<Grant> grant() {
        return issuance.family().grant();
    }

    private Map<String, Object> access(Duration lifetime) {
        Map<String, Object> claims = common("access", lifetime);
        claims.put("client_id", target().client().id());
        claims.put("username", user().username());
        issuance.family().device().ifPresent(device -> claims.put("device_key", device.key()));
        issuance.proofKey().ifPresent(key -> claims.put("cnf", Map.of("jkt", key)));
        grant().ifPresent(grant -> {
            claims.put("version", HOSTED_VERSION);
            grant.resource().ifPresent(resource -> claims.put("aud", resource));
        });
        return claims;
    }

    private Map<String, Object> id(Duration lifetime) {
        Map<String, Object> claims = common("id", lifetime);
        claims.put("aud", target().client().id());
        claims.put("cognito:username", user().username());
        AttributeView.readable(target().pool(), target().client().settings(), user().sub(), user().attributes())
                .stream()
                .filter(attribute -> grant().map(Grant::scopes)
                        .filter(scopes -> !ScopedAttributes.shows(scopes, attribute.name()))
                        .isEmpty())
                .forEach(attribute -> claims.put(attribute.name(), typed(attribute)));
        issuance.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        addRoles(claims, issuance.groups());
        return claims;
    }

    private static void addRoles(Map<String, Object> claims, UserGroups groups) {
        if (!groups.roles().isEmpty()) {
            claims.put("cognito:roles", groups.roles());
        }
        groups.preferredRole().ifPresent(role -> claims.put("cognito:preferred_role", role));
    }

    private Map<String, Object> common(String use, Duration lifetime) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user().sub().toString());
        if (!issuance.groups().all().isEmpty()) {
            claims.put("cognito:groups", issuance.groups().names());
        }
        claims.put("iss", issuer);
        String family = issuance.family().id().toString();
        if (TokenRevocation.isEnabled(target().client())) {
            claims.put("origin_jti", family);
            claims.put("jti", UUID.randomUUID().toString());
        }
        claims.put("event_id", family);
        claims.put("token_use", use);
        claims.put("auth_time", issuance.family().authTime().getEpochSecond());
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("exp", issuedAt.plus(lifetime).getEpochSecond());
        return claims;
    }

    private ClientInPool target() {
        return issuance.target();
    }

    private User user() {
        return issuance.user();
    }

    /** OpenID Connect Core 1.0 §5.1 gives some claims a type; everything else is text. */
    private static Object typed(AttributeType attribute) {
        return switch (attribute.name()) {
            case "email_verified", "phone_number_verified" -> Boolean.valueOf(attribute.value());
            case "address" -> Map.of("formatted", attribute.value());
            case "updated_at" -> number(attribute.value());
            default -> attribute.value();
        };
    }

    private static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            return text;
        }
    }
}
