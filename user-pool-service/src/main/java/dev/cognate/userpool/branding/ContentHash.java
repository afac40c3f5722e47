package dev.cognate.userpool.branding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names content by itself, so that browsers can keep it for good. */
public final class ContentHash {
    /** The cache-control of what is named so. */
    public static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final int LENGTH = 20;

    private ContentHash() {}

    /** Twenty hexadecimal digits of SHA-256. */
    public static String of(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
