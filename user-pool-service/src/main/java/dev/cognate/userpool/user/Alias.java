package dev.cognate.userpool.user;

import dev.cognate.keyring.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A name that leads to one user of a pool.
 *
 * @param kind which names it must be unique among
 * @param key the folded name, or its digest when it is too long to be indexed
 */
record Alias(Kind kind, String key) {
    private static final int MAX_KEY_BYTES = 512;

    /** Usernames and preferred usernames are one kind, so that nobody takes another's username as a preferred one. */
    enum Kind {
        EMAIL("email"),
        PHONE_NUMBER("phone_number"),
        USERNAME("username");

        private final String spoken;

        Kind(String spoken) {
            this.spoken = spoken;
        }

        /** How errors name it. */
        String spoken() {
            return spoken;
        }
    }

    static Alias of(Kind kind, String foldedName) {
        byte[] bytes = foldedName.getBytes(StandardCharsets.UTF_8);
        return new Alias(kind, bytes.length <= MAX_KEY_BYTES ? foldedName : "sha256:" + digest(bytes));
    }

    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }
}
