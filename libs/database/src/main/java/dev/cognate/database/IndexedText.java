package dev.cognate.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.keyring.Sha256;

/** Text of any length as an index keeps it. */
public final class IndexedText {
    private static final int MAX_BYTES = 512;
    private static final String HASHED = "sha256:";

    private IndexedText() {}

    /** The text itself, or the digest of one that is too long; no other text, whoever thinks it up, has the same form. */
    public static String of(String text) {
        boolean fits = text.getBytes(UTF_8).length <= MAX_BYTES;
        return fits && !text.startsWith(HASHED) ? text : HASHED + Sha256.hex(text);
    }
}
