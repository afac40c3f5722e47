package dev.cognate.keyring;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/** One 256-bit key with its name. Neither the key nor anything derived from it appears in {@link #toString()}. */
public final class KeyringKey {
    static final int SECRET_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    private final String id;
    private final Instant created;
    private final byte[] secret;

    /**
     * Makes a key of known bytes.
     *
     * @param id 1 to 16 letters, digits, {@code -} or {@code _}; it travels in the clear in everything the key seals
     * @param created when the key was made
     * @param secret exactly 32 random bytes, copied
     * @throws IllegalArgumentException when the id or the length of the secret is wrong
     */
    public KeyringKey(String id, Instant created, byte[] secret) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a key id has 1 to 16 letters, digits, '-' or '_', unlike \"" + id + "\"");
        }
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "the secret of key \"" + id + "\" has " + secret.length + " bytes instead of " + SECRET_BYTES);
        }
        this.id = id;
        this.created = Objects.requireNonNull(created, "created");
        this.secret = secret.clone();
    }

    /** The name of the key. */
    public String id() {
        return id;
    }

    /** When the key was made. */
    public Instant created() {
        return created;
    }

    byte[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "KeyringKey[" + id + ", " + created + "]";
    }
}
