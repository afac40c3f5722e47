package dev.cognate.userpool.token;

import dev.cognate.contract.idp.NotAuthorizedException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The claims of a token that should be an access token of ours. */
record AccessClaims(Map<?, ?> claims) {
    AccessClaims {
        if (claims == null) {
            throw AccessTokens.invalid();
        }
    }

    /** Throws {@link NotAuthorizedException} unless it is an access token of this issuer that has not expired. */
    void require(Predicate<String> issuer, Instant now) {
        boolean ours =
                issuer.test(text("iss")) && "access".equals(text("token_use")) && claims.get("exp") instanceof Number;
        if (!ours) {
            throw AccessTokens.invalid();
        }
        if (((Number) claims.get("exp")).longValue() <= now.getEpochSecond()) {
            throw new NotAuthorizedException("Access Token has expired");
        }
    }

    /** Its scopes; none when it has no such claim. */
    Set<String> scopes() {
        return claims.get("scope") instanceof String text ? Set.of(text.split(" ")) : Set.of();
    }

    Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        claims.forEach((name, value) -> named.put((String) name, value));
        return named;
    }

    UUID family() {
        try {
            return UUID.fromString(text("event_id"));
        } catch (IllegalArgumentException notOurs) {
            throw AccessTokens.invalid();
        }
    }

    String text(String name) {
        if (claims.get(name) instanceof String text) {
            return text;
        }
        throw AccessTokens.invalid();
    }
}
