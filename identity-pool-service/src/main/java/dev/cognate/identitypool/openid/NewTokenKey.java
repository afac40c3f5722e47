package dev.cognate.identitypool.openid;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;

/**
 * A key pair just made, named by its RFC 7638 thumbprint.
 *
 * @param keyId the {@code kid}
 * @param publicJwk as it is published
 * @param privatePkcs8 the private key in the clear
 */
record NewTokenKey(String keyId, Map<String, Object> publicJwk, byte[] privatePkcs8) {
    private static final int BITS = 2048;

    /** Takes tens of milliseconds. */
    static NewTokenKey generate() {
        KeyPair pair = keyPair();
        RsaJsonWebKey jwk = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
        jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
        jwk.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA512);
        jwk.setUse("sig");
        Map<String, Object> published = new LinkedHashMap<>(jwk.toParams(RsaJsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        return new NewTokenKey(jwk.getKeyId(), published, pair.getPrivate().getEncoded());
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    @Override
    public String toString() {
        return "NewTokenKey[keyId=" + keyId + "]";
    }
}
