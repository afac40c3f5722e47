package dev.cognate.userpool.token;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * A key pair just made, named by its RFC 7638 thumbprint.
 *
 * @param keyId the {@code kid}
 * @param publicJwk as it is published
 * @param privatePkcs8 the private key in the clear
 */
record NewSigningKey(String keyId, Map<String, Object> publicJwk, byte[] privatePkcs8) {
    private static final int BITS = 2048;

    /** Takes tens of milliseconds. */
    static NewSigningKey generate() {
        KeyPair pair = keyPair();
        RsaJsonWebKey jwk = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
        jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
        jwk.setAlgorithm("RS256");
        jwk.setUse("sig");
        Map<String, Object> published = new LinkedHashMap<>(jwk.toParams(RsaJsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        return new NewSigningKey(jwk.getKeyId(), published, pair.getPrivate().getEncoded());
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
        return "NewSigningKey[keyId=" + keyId + "]";
    }
}
