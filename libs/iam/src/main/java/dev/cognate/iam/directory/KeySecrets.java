package dev.cognate.iam.directory;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Secrets of users' keys, sealed and bound to their ids: nobody moves one to another key. */
public final class KeySecrets {
    private final Sealer sealer;

    /** Seals and opens with a keyring. */
    public KeySecrets(Keyring keyring) {
        this.sealer = keyring.sealer("iam-access-key");
    }

    /** Seals the secret of a key. */
    public String seal(String keyId, String secret) {
        byte[] sealed = sealer.seal(bytes(secret), bytes(keyId));
        return Base64.getEncoder().encodeToString(sealed);
    }

    /** Opens it; empty when it is of another key or keyring. */
    public Optional<String> open(String keyId, String sealed) {
        try {
            byte[] secret = sealer.open(Base64.getDecoder().decode(sealed), bytes(keyId));
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (UnsealableException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
