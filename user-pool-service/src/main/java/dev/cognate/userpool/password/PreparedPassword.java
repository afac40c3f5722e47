package dev.cognate.userpool.password;

/**
 * A password after all computing, ready to be stored.
 *
 * @param sealedHash sealed Argon2id encoding
 * @param salt SRP salt
 * @param sealedVerifier sealed SRP verifier
 */
public record PreparedPassword(byte[] sealedHash, byte[] salt, byte[] sealedVerifier) {
    @Override
    public String toString() {
        return "PreparedPassword[]";
    }
}
