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
 * @param after sealed hash of the password that was the user's when this one was compared with the history of passwords
 */
public record PreparedPassword(
        byte[] sealedHash, byte[] salt, byte[] sealedVerifier, Optional<UUID> chosenIn, Optional<byte[]> after) {
    /** The same, chosen in a sign-in that may go on. */
    public PreparedPassword chosenIn(UUID signIn) {
        return new PreparedPassword(sealedHash, salt, sealedVerifier, Optional.of(signIn), after);
    }

    /** The same, to be stored only if the user's password is still that one. */
    PreparedPassword after(Optional<byte[]> current) {
        return new PreparedPassword(sealedHash, salt, sealedVerifier, chosenIn, current);
    }

    @Override
    public String toString() {
        return "PreparedPassword[]";
    }
}
