package dev.cognate.userpool.password;

import java.math.BigInteger;

/**
 * What the server needs of a password to check an SRP proof.
 *
 * @param salt 16 bytes
 * @param verifier g^x mod N
 * @param temporary an administrator chose the password; the user must choose another
 * @param expired a temporary password that was not used in time
 */
public record SrpCredential(byte[] salt, BigInteger verifier, boolean temporary, boolean expired) {
    @Override
    public String toString() {
        return "SrpCredential[temporary=" + temporary + ", expired=" + expired + "]";
    }
}
