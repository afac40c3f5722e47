package dev.cognate.identitypool.openid;

import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.database.Json;
import dev.cognate.identitypool.provider.InvalidLogin;
import dev.cognate.identitypool.provider.TokenClaims;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Issues tokens of identities, and knows them again. */
@ApplicationScoped
public class IdentityTokens {
    private static final String ALGORITHM = AlgorithmIdentifiers.RSA_USING_SHA512;
    private static final AlgorithmConstraints ONLY_OURS = new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHM);
    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String PRINCIPAL_TAGS = "principal_tags";

    private final TokenKeys keys;
    private final Issuer issuer;
    private final Json json;
    private final Clock clock;
    private final Vertx vertx;
    private final String arnPrefix;

    IdentityTokens(TokenKeys keys, Issuer issuer, Json json, Clock clock, Vertx vertx, AccountConfig account) {
        this.keys = keys;
        this.issuer = issuer;
        this.json = json;
        this.clock = clock;
        this.vertx = vertx;
        this.arnPrefix = "arn:aws:cognito-identity:" + account.region() + ":" + account.accountId() + ":identitypool/";
    }

    /**
     * Signs a token.
     *
     * @param lifetime a day at most
     */
    public Uni<String> issue(IdentityToken token, Duration lifetime) {
        String claims = json.write(claims(token, lifetime));
        return keys.current()
                .chain(set -> Uni.createFrom()
                        .completionStage(() -> vertx.executeBlocking(() -> sign(claims, set), false)
                                .toCompletionStage()));
    }

    /** The token of ours among logins, if there is one. */
    public Optional<String> among(Map<String, String> logins) {
        return logins.entrySet().stream()
                .filter(login -> issuer.isNamed(login.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What a token of ours says; fails with {@link NotAuthorizedException} when it is none or not good any more. */
    public Uni<IdentityToken> verify(String text) {
        return keys.current().map(set -> {
            JsonWebSignature token = parse(text);
            TokenClaims claims = TokenClaims.read(json, token.getUnverifiedPayload());
            if (!issuer.iss().equals(claims.text("iss"))) {
                throw InvalidLogin.wrongIssuer();
            }
            requireSigned(token, set);
            claims.requireTime(clock.instant(), Duration.ZERO);
            return new IdentityToken(claims.text("sub"), claims.text("aud"), methods(claims), tags(claims));
        });
    }

    private Map<String, Object> claims(IdentityToken token, Duration lifetime) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", token.identityId());
        claims.put("aud", token.poolId());
        claims.put("amr", token.methods());
        claims.put("iss", issuer.iss());
        claims.put("https://cognito-identity.amazonaws.com/identity-pool-arn", arnPrefix + token.poolId());
        if (!token.tags().isEmpty()) {
            Map<String, List<String>> tags = token.tags().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, tag -> List.of(tag.getValue())));
            claims.put(TAGS, Map.of(PRINCIPAL_TAGS, tags));
        }
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        return claims;
    }

    private static String sign(String claims, KeySet set) {
        JsonWebSignature token = new JsonWebSignature();
        token.setKeyIdHeaderValue(set.activeId());
        token.setHeader("typ", "JWS");
        token.setAlgorithmHeaderValue(ALGORITHM);
        token.setPayload(claims);
        token.setKey(set.signer());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    private static JsonWebSignature parse(String text) {
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setCompactSerialization(text);
            return token;
        } catch (JoseException notAToken) {
            throw InvalidLogin.notAToken();
        }
    }

    private static void requireSigned(JsonWebSignature token, KeySet set) {
        token.setAlgorithmConstraints(ONLY_OURS);
        token.setKey(set.verifier(token.getKeyIdHeaderValue()).orElseThrow(InvalidLogin::unverifiable));
        try {
            if (!token.verifySignature()) {
                throw InvalidLogin.wrongSignature();
            }
        } catch (JoseException unusable) {
            throw InvalidLogin.unverifiable();
        }
    }

    private static List<String> methods(TokenClaims claims) {
        return claims.all().get("amr") instanceof List<?> amr
                ? amr.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, String> tags(TokenClaims claims) {
        Map<String, String> tags = new HashMap<>();
        if (claims.all().get(TAGS) instanceof Map<?, ?> all && all.get(PRINCIPAL_TAGS) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> {
                if (value instanceof List<?> values && values.size() == 1) {
                    tags.put(String.valueOf(key), String.valueOf(values.getFirst()));
                }
            });
        }
        return tags;
    }
}
