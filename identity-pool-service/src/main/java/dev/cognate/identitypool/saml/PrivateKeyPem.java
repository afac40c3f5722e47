package dev.cognate.identitypool.saml;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RSA private keys in PEM files: PKCS #8 (RFC 5958) and PKCS #1 (RFC 8017, appendix A.1.2). */
final class PrivateKeyPem {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");
    private static final int FEWEST_BITS = 2048;
    /** Version 0 and the identifier of RSA. */
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int TWO_BYTES_OF_LENGTH = 0x82;
    private static final int HEADER_BYTES = 4;

    private PrivateKeyPem() {}

    /** Reads a file; empty when it holds anything but an RSA key of 2048 bits or more. */
    static Optional<PrivateKey> read(String pem) {
        Matcher found = PEM.matcher(pem.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        byte[] der = Base64.getMimeDecoder().decode(found.group(2));
        return decoded(found.group(1) == null ? der : wrapped(der));
    }

    /** Reads a key in PKCS #8. */
    static Optional<PrivateKey> decoded(byte[] der) {
        try {
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            return Optional.of(key)
                    .filter(RSAPrivateKey.class::isInstance)
                    .filter(rsa -> ((RSAPrivateKey) rsa).getModulus().bitLength() >= FEWEST_BITS);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        byte[] key = tagged(OCTETS, pkcs1);
        return tagged(
                SEQUENCE,
                ByteBuffer.allocate(RSA.length + key.length).put(RSA).put(key).array());
    }

    /** Keys of the sizes taken are longer than 255 bytes, and no file is longer than 16,384 characters. */
    private static byte[] tagged(int tag, byte[] content) {
        return ByteBuffer.allocate(HEADER_BYTES + content.length)
                .put((byte) tag)
                .put((byte) TWO_BYTES_OF_LENGTH)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
