package dev.cognate.identitypool.provider;

import dev.cognate.database.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The claims of a token (RFC 7519 §4.1).
 *
 * @param all by name, without those that are null
 */
public record TokenClaims(Map<String, Object> all) {

    /** Reads a payload; fails with {@link InvalidLogin#notAToken()} when it is no JSON object. */
    public static TokenClaims read(Json json, String payload) {
        try {
            Map<?, ?> read = json.read(payload, Map.class);
            if (read != null) {
                Map<String, Object> claims = new HashMap<>();
                read.forEach((name, value) -> {
                    if (value != null) {
                        claims.put((String) name, value);
                    }
                });
                return new TokenClaims(claims);
            }
        } catch (IllegalStateException notAnObject) {
            throw InvalidLogin.notAToken();
        }
        throw InvalidLogin.notAToken();
    }

    /** A claim that must be there, as text. */
    public String text(String name) {
        if (all.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw InvalidLogin.missing(name);
    }

    /** Throws unless the token is good at a moment. */
    public void requireTime(Instant now, Duration skew) {
        if (!(all.get("exp") instanceof Number expiry)) {
            throw InvalidLogin.missing("exp");
        }
        if (now.getEpochSecond() >= expiry.longValue()) {
            throw InvalidLogin.expired(now.getEpochSecond(), expiry.longValue());
        }
        long latest = now.plus(skew).getEpochSecond();
        boolean early = Stream.of("nbf", "iat")
                .anyMatch(name -> all.get(name) instanceof Number start && start.longValue() > latest);
        if (early) {
            throw InvalidLogin.because("Token is not valid yet.");
        }
    }

    /** The audience that is one of those allowed; throws when none is. */
    public String audienceAmong(Set<String> allowed) {
        List<?> audiences = switch (all.get("aud")) {
            case String one -> List.of(one);
            case List<?> several -> several;
            case null, default -> throw InvalidLogin.missing("aud");
        };
        return audiences.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(allowed::contains)
                .findFirst()
                .orElseThrow(InvalidLogin::wrongAudience);
    }

    @Override
    public String toString() {
        return "TokenClaims" + all.keySet();
    }
}
