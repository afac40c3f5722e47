package dev.cognate.userpool.token;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.database.Json;
import dev.cognate.userpool.client.ClientInPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Access tokens made of others (RFC 8693). They live no longer, are bound to the same key and are revoked with them. */
@ApplicationScoped
public class ExchangedTokens {
    private final TokenSigner signer;
    private final Json json;
    private final Clock clock;

    ExchangedTokens(TokenSigner signer, Json json, Clock clock) {
        this.signer = signer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An access token that allows less.
     *
     * @param subject what it is made of, a good one of this client
     * @param scopes some of those of {@code subject}
     * @param audience whom it is for
     */
    public Uni<AuthenticationResultType> issue(
            ClientInPool target, VerifiedToken subject, Set<String> scopes, String audience) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>(subject.claims());
        claims.put("scope", String.join(" ", scopes));
        claims.put("aud", audience);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now.getEpochSecond());
        long lifetime = Math.min(
                TokenLifetimes.of(target.client().settings()).access().toSeconds(),
                subject.expiresAt().getEpochSecond() - now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + lifetime);
        return signer.run(target, key -> Jwt.sign(json.write(claims), key))
                .map(token -> AuthenticationResultType.builder()
                        .accessToken(token)
                        .expiresIn(Math.toIntExact(lifetime))
                        .tokenType(subject.key().isPresent() ? "DPoP" : "Bearer")
                        .build());
    }
}
