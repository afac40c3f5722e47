package dev.cognate.keyring;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA256 (RFC 5869) over a key of the ring. Sealing and deriving start from different labels and never meet. */
final class SubKeys {
    private static final String ALGORITHM = "HKDF-SHA256";
    private static final int BYTES = 32;

    private SubKeys() {}

    static SecretKey sealing(KeyringKey key, String purpose) {
        return expand(key.secret(), info("cognate seal v1", purpose, new byte[0]));
    }

    static byte[] derive(KeyringKey key, String purpose, byte[] context) {
        return expand(key.secret(), info("cognate derive v1", purpose, context)).getEncoded();
    }

    private static SecretKey expand(byte[] secret, byte[] info) {
        var parameters = HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, BYTES);
        try {
            return KDF.getInstance(ALGORITHM).deriveKey("AES", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    /** Each part goes behind its length: ("ab", "c") and ("a", "bc") must not give one key. */
    private static byte[] info(String label, String purpose, byte[] context) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : new byte[][] {utf8(label), utf8(purpose), context}) {
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
