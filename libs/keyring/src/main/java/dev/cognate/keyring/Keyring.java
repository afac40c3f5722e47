package dev.cognate.keyring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An immutable set of keys, newest first. The newest seals, all open; so a key is rotated by adding a new one in front
 * and is dropped when nothing it sealed is in use any more. Thread-safe.
 */
public final class Keyring {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<KeyringKey> newestFirst;

    Keyring(List<KeyringKey> newestFirst) {
        if (newestFirst.isEmpty()) {
            throw new IllegalArgumentException("a keyring needs at least one key");
        }
        Set<String> ids = new HashSet<>();
        for (KeyringKey key : newestFirst) {
            if (!ids.add(key.id())) {
                throw new IllegalArgumentException("key id \"" + key.id() + "\" is there twice");
            }
        }
        this.newestFirst = List.copyOf(newestFirst);
    }

    /**
     * Reads a keyring file, see {@link KeyringFile} for its format.
     *
     * @throws KeyringFileException when the file is missing, unreadable or wrong; its message names file and fault
     */
    public static Keyring load(Path file) {
        return KeyringFile.read(file);
    }

    /**
     * A keyring of keys at hand.
     *
     * @param newest seals and opens
     * @param older only open; the newest of them first
     * @throws IllegalArgumentException when two keys have one id
     */
    public static Keyring of(KeyringKey newest, KeyringKey... older) {
        return new Keyring(Stream.concat(Stream.of(newest), Stream.of(older)).toList());
    }

    /**
     * Makes a new random key, created now.
     *
     * @param id see {@link KeyringKey}
     */
    public static KeyringKey generateKey(String id) {
        byte[] secret = new byte[KeyringKey.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new KeyringKey(id, Instant.now(), secret);
    }

    /** The keys, newest first. */
    public List<KeyringKey> keys() {
        return newestFirst;
    }

    /**
     * A sealer of one domain. What it seals is opened only by sealers of the same purpose, because each purpose has
     * sub-keys of its own (HKDF-SHA256, RFC 5869).
     *
     * @param purpose a constant name such as {@code "signin-session"}; changing it makes what it sealed unreadable
     */
    public Sealer sealer(String purpose) {
        return new Sealer(newestFirst, purpose);
    }

    /**
     * Derives 32 bytes which are the same on every replica and after every restart, for values that must look random
     * and yet never change, such as the SRP salt of a user who does not exist.
     *
     * <p>The bytes come from the <em>oldest</em> key, so that adding a key changes none of them. Removing the oldest
     * key changes them all: keep it for as long as a change could be noticed.
     *
     * @param purpose separates the users of this method; independent of the purposes of sealers
     * @param context what the bytes stand for, such as pool id and user name
     */
    public byte[] deriveKey(String purpose, byte[] context) {
        return SubKeys.derive(newestFirst.getLast(), purpose, context);
    }

    @Override
    public String toString() {
        return "Keyring" + newestFirst;
    }
}
