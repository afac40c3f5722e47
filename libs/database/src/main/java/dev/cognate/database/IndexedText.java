package dev.cognate.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.keyring.Sha256;
import java.util.HexFormat;

/** Text of any length as an index keeps it. */
public final class IndexedText {
    private static final int MAX_BYTES = 512;
    private static final String HASHED = "sha256:";

    private IndexedText() {}

    /** The text itself, or the digest of one that is too long; no other text, whoever thinks it up, has the same form. */
    public static String of(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return bytes.length <= MAX_BYTES && !text.startsWith(HASHED)
                ? text
                : HASHED + HexFormat.of().formatHex(Sha256.of(bytes));
    }
}
