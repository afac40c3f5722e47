package dev.cognate.userpool.token;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The claims of one answer's two tokens.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html">
 *     AWS's guide: the ID token</a>, and the page on the access token beside it
 */
record TokenClaims(String issuer, ClientInPool target, User user, TokenFamily family, Instant issuedAt) {
    /** What a sign-in through the API allows: to manage one's own account. */
    static final String API_SCOPE = "aws.cognito.signin.user.admin";

    Map<String, Object> access(Duration lifetime) {
        Map<String, Object> claims = common("access", lifetime);
        claims.put("scope", API_SCOPE);
        claims.put("client_id", target.client().id());
        claims.put("username", user.username());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    Map<String, Object> id(Duration lifetime) {
        Map<String, Object> claims = common("id", lifetime);
        claims.put("aud", target.client().id());
        claims.put("cognito:username", user.username());
        if (revocable()) {
            claims.put("jti", UUID.randomUUID().toString());
        }
        AttributeView.readable(target.pool(), target.client().settings(), user.sub(), user.attributes())
                .forEach(attribute -> claims.put(attribute.name(), typed(attribute)));
        return claims;
    }

    private Map<String, Object> common(String use, Duration lifetime) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.sub().toString());
        claims.put("iss", issuer);
        if (revocable()) {
            claims.put("origin_jti", family.id().toString());
        }
        claims.put("event_id", family.id().toString());
        claims.put("token_use", use);
        claims.put("auth_time", family.authTime().getEpochSecond());
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("exp", issuedAt.plus(lifetime).getEpochSecond());
        return claims;
    }

    private boolean revocable() {
        return TokenRevocation.isEnabled(target.client());
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
