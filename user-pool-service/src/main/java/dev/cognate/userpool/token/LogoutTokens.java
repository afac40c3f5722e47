package dev.cognate.userpool.token;

import dev.cognate.database.Json;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.issuer.Issuers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Tokens that tell a client of the end of a session (OpenID Connect Back-Channel Logout 1.0 §2.4). */
@ApplicationScoped
public class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final String TYPE = "logout+jwt";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final TokenSigner signer;
    private final Issuers issuers;
    private final Json json;
    private final Clock clock;

    LogoutTokens(TokenSigner signer, Issuers issuers, Json json, Clock clock) {
        this.signer = signer;
        this.issuers = issuers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A logout token. It has no nonce, and a type of its own, so that it passes for no ID token.
     *
     * @param browserSession the session, which the client knows as {@code sid}
     */
    public Uni<String> issue(ClientInPool target, UUID sub, UUID browserSession) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuers.of(target.pool()));
        claims.put("sub", sub.toString());
        claims.put("aud", target.client().id());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("sid", browserSession.toString());
        claims.put("events", Map.of(EVENT, Map.of()));
        return signer.run(target, key -> Jwt.sign(json.write(claims), key, TYPE));
    }
}
