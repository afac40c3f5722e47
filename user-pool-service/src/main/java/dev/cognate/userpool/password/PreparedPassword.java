package dev.cognate.userpool.password;

import java.util.Optional;
import java.util.UUID;

/**
 * A password after all computing, ready to be stored.
 *
 * @param sealedHash sealed Argon2id encoding
 * @param salt SRP salt
 * @param sealedVerifier sealed SRP verifier
 * @param chosenIn see {@link PasswordListener#changing}
 */
public record PreparedPassword(byte[] sealedHash, byte[] salt, byte[] sealedVerifier, Optional<UUID> chosenIn) {
    /** The same, chosen in a sign-in that may go on. */
    public PreparedPassword chosenIn(UUID signIn) {
        return new PreparedPassword(sealedHash, salt, sealedVerifier, Optional.of(signIn));
    }

    @Override
    public String toString() {
        return "PreparedPassword[]";
    }
}
