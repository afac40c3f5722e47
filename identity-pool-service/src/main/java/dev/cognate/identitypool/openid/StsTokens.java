package dev.cognate.identitypool.openid;

import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs tokens that tell others who a user or a role of IAM is. Their issuer and keys are apart from those of identity tokens,
 * so that neither passes for the other.
 */
@ApplicationScoped
public class StsTokens {
    /** Where its documents are, behind {@code cognate.public-url}. */
    static final String PATH = "/sts";

    private final TokenKeys keys;
    private final Issuer issuer;
    private final Json json;
    private final Vertx vertx;

    StsTokens(TokenKeys keys, Issuer issuer, Json json, Vertx vertx) {
        this.keys = keys;
        this.issuer = issuer;
        this.json = json;
        this.vertx = vertx;
    }

    /** Whether tokens can be signed so: RS256 and ES384. */
    public static boolean isAlgorithm(String algorithm) {
        return purpose(algorithm).isPresent();
    }

    /**
     * Signs claims, to which it adds the issuer.
     *
     * @param algorithm one of those {@link #isAlgorithm} knows
     */
    public Uni<String> sign(Map<String, Object> claims, String algorithm) {
        KeyPurpose purpose = purpose(algorithm).orElseThrow();
        Map<String, Object> all = new HashMap<>(claims);
        all.put("iss", issuer.address() + PATH);
        String payload = json.write(all);
        return keys.current(purpose)
                .chain(set -> Uni.createFrom()
                        .completionStage(() -> vertx.executeBlocking(() -> signed(payload, purpose, set), false)
                                .toCompletionStage()));
    }

    private static Optional<KeyPurpose> purpose(String algorithm) {
        return switch (algorithm) {
            case "RS256" -> Optional.of(KeyPurpose.STS_RS256);
            case "ES384" -> Optional.of(KeyPurpose.STS_ES384);
            default -> Optional.empty();
        };
    }

    private static String signed(String payload, KeyPurpose purpose, KeySet set) {
        JsonWebSignature token = new JsonWebSignature();
        token.setKeyIdHeaderValue(set.activeId());
        token.setHeader("typ", "JWT");
        token.setAlgorithmHeaderValue(purpose.algorithm());
        token.setPayload(payload);
        token.setKey(set.signer());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }
}
