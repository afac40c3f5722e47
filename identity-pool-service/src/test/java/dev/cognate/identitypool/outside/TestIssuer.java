package dev.cognate.identitypool.outside;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** An issuer of ID tokens with a key and a place for its public part. */
public final class TestIssuer {
    /** The application its tokens are for. */
    public static final String CLIENT = "client1234567890";

    private static final Map<String, TestIssuer> BY_HOST = new ConcurrentHashMap<>();

    private final String provider;
    private final String issuer;
    private final String use;
    private final String keySetPath;
    private PublicJsonWebKey key;

    private TestIssuer(String provider, String issuer, String use, String keySetPath) {
        this.provider = provider;
        this.issuer = issuer;
        this.use = use;
        this.keySetPath = keySetPath;
        rotate();
    }

    /** A user pool nobody else uses. */
    public static TestIssuer userPool() {
        String pool =
                "us-east-1_" + UUID.randomUUID().toString().replace("-", "").substring(0, 9);
        String provider = "cognito-idp.us-east-1.amazonaws.com/" + pool;
        return new TestIssuer(provider, "https://" + provider, "id", "/user-pools/" + pool + "/.well-known/jwks.json");
    }

    /** A provider with a discovery document, at one of the hosts {@link OutsideResource} knows; one for each host. */
    public static TestIssuer openId(String host) {
        return BY_HOST.computeIfAbsent(host, TestIssuer::discovered);
    }

    private static TestIssuer discovered(String host) {
        String keys = "/" + host + "/keys";
        OutsideWorld.get()
                .put(
                        "/" + host + "/.well-known/openid-configuration",
                        JsonUtil.toJson(Map.of(
                                "issuer",
                                "https://" + host,
                                "jwks_uri",
                                OutsideWorld.get().url(keys))));
        return new TestIssuer(host, "https://" + host, "", keys);
    }

    /** Its name in logins. */
    public String provider() {
        return provider;
    }

    /** The part behind the last slash of its name. */
    public String poolId() {
        return provider.substring(provider.lastIndexOf('/') + 1);
    }

    /** Where its keys are. */
    public String keySetPath() {
        return keySetPath;
    }

    /** Its key with its private part. */
    public PublicJsonWebKey key() {
        return key;
    }

    /** Signs with another key from now on, and publishes that one only. */
    public void rotate() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        key.setKeyId("key-" + UUID.randomUUID());
        key.setUse("sig");
        publish(key);
    }

    /** Publishes these keys only. */
    public void publish(PublicJsonWebKey... keys) {
        JsonWebKeySet set = new JsonWebKeySet();
        for (PublicJsonWebKey each : keys) {
            set.addJsonWebKey(each);
        }
        OutsideWorld.get().put(keySetPath, set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    /** A good token of a user. */
    public String token(String subject) {
        return token(subject, claims -> {});
    }

    /** A token of a user, with claims changed. */
    public String token(String subject, Consumer<Map<String, Object>> changes) {
        return sign(claims(subject, changes), signature -> {});
    }

    /** The claims of a token. */
    public Map<String, Object> claims(String subject, Consumer<Map<String, Object>> changes) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", subject);
        claims.put("aud", CLIENT);
        claims.put("iat", now);
        claims.put("exp", now + 3600);
        if (!use.isEmpty()) {
            claims.put("token_use", use);
        }
        changes.accept(claims);
        return claims;
    }

    /** Claims signed with RS256 and the current key, unless {@code changes} says otherwise. */
    public String sign(Map<String, Object> claims, Consumer<JsonWebSignature> changes) {
        JsonWebSignature token = new JsonWebSignature();
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setPayload(JsonUtil.toJson(claims));
        token.setKey(key.getPrivateKey());
        token.setDoKeyValidation(false);
        changes.accept(token);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
