package dev.cognate.userpool.branding;

import dev.cognate.keyring.Sha256;
import java.util.HexFormat;

/** Names content by itself, so that browsers can keep it for good. */
public final class ContentHash {
    /** The cache-control of what is named so. */
    public static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final int LENGTH = 20;

    private ContentHash() {}

    /** Twenty hexadecimal digits of SHA-256. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content)).substring(0, LENGTH);
    }
}
