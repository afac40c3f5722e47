package dev.cognate.userpool.token;

import dev.cognate.userpool.oauth.extension.Signing;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * A key pair just made, named by its RFC 7638 thumbprint.
 *
 * @param keyId the {@code kid}
 * @param signing how it signs
 * @param publicJwk as it is published
 * @param privatePkcs8 the private key in the clear
 */
record NewSigningKey(String keyId, Signing signing, Map<String, Object> publicJwk, byte[] privatePkcs8) {
    private static final int BITS = 2048;

    /** Takes tens of milliseconds for RSA, and none for the others. */
    static NewSigningKey generate(Signing signing) {
        KeyPair pair = keyPair(signing);
        PublicJsonWebKey jwk = published(pair.getPublic());
        jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
        jwk.setAlgorithm(new SigningKey(jwk.getKeyId(), signing, pair.getPrivate()).algorithm());
        jwk.setUse("sig");
        Map<String, Object> published = new LinkedHashMap<>(jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        return new NewSigningKey(
                jwk.getKeyId(), signing, published, pair.getPrivate().getEncoded());
    }

    private static PublicJsonWebKey published(PublicKey key) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(key);
        } catch (JoseException e) {
            throw new IllegalStateException("a new key cannot be written", e);
        }
    }

    private static KeyPair keyPair(Signing signing) {
        try {
            return switch (signing) {
                case RS256 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(BITS);
                    yield generator.generateKeyPair();
                }
                case ES256 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
                    generator.initialize(new ECGenParameterSpec("secp256r1"));
                    yield generator.generateKeyPair();
                }
                case EDDSA -> KeyPairGenerator.getInstance("Ed25519", "SunEC").generateKeyPair();
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA, P-256 and Ed25519", e);
        }
    }

    /** Reads a private key as it is kept. */
    static PrivateKey read(Signing signing, byte[] pkcs8) {
        try {
            KeyFactory factory = switch (signing) {
                case RS256 -> KeyFactory.getInstance("RSA");
                case ES256 -> KeyFactory.getInstance("EC", "SunEC");
                case EDDSA -> KeyFactory.getInstance("Ed25519", "SunEC");
            };
            return factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored private key cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "NewSigningKey[keyId=" + keyId + "]";
    }
}
