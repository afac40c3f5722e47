package dev.cognate.identitypool.openid;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * A key pair just made, named by its RFC 7638 thumbprint.
 *
 * @param keyId the {@code kid}
 * @param publicJwk as it is published
 * @param privatePkcs8 the private key in the clear
 */
record NewTokenKey(String keyId, Map<String, Object> publicJwk, byte[] privatePkcs8) {
    private static final int RSA_BITS = 2048;
    private static final String CURVE = "secp384r1";

    /** Takes tens of milliseconds. */
    static NewTokenKey generate(KeyPurpose purpose) {
        try {
            KeyPair pair = keyPair(purpose);
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
            jwk.setAlgorithm(purpose.algorithm());
            jwk.setUse("sig");
            Map<String, Object> published =
                    new LinkedHashMap<>(jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
            return new NewTokenKey(jwk.getKeyId(), published, pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalStateException("every JDK has RSA and P-384", e);
        }
    }

    private static KeyPair keyPair(KeyPurpose purpose) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(purpose.keyAlgorithm());
        if (purpose == KeyPurpose.STS_ES384) {
            generator.initialize(new ECGenParameterSpec(CURVE));
        } else {
            generator.initialize(RSA_BITS);
        }
        return generator.generateKeyPair();
    }

    @Override
    public String toString() {
        return "NewTokenKey[keyId=" + keyId + "]";
    }
}
