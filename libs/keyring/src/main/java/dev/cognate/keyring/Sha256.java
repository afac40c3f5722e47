package dev.cognate.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), for what is no secret: anybody can compute it. */
public final class Sha256 {
    private Sha256() {}

    /** The digest of a text in UTF-8, 32 bytes. */
    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** The digest of a text in UTF-8, 64 lower-case hexadecimal digits. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** The digest, 32 bytes. */
    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
