package dev.cognate.userpool.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;

/** What the server keeps of a password for SRP: enough to check a proof, not enough to make one. */
public final class SrpVerifier {
    private SrpVerifier() {}

    /**
     * Computes {@code v = g^x mod N} with {@code x = H(salt | H(poolShortName | username | ":" | password))}. Costs about
     * a millisecond of processor time: call it on a worker thread.
     *
     * @param poolShortName the part of the pool's id after the region
     * @param username the user name which sign-in answers as {@code USER_ID_FOR_SRP}
     * @param password the password in the clear
     * @param salt random bytes, stored beside the verifier
     */
    public static BigInteger compute(String poolShortName, String username, String password, byte[] salt) {
        byte[] identity = SrpGroup.sha256((poolShortName + username + ":" + password).getBytes(UTF_8));
        byte[] x = SrpGroup.sha256(SrpGroup.encode(SrpGroup.number(salt)), identity);
        return SrpGroup.G.modPow(SrpGroup.number(x), SrpGroup.N);
    }

    /**
     * Reads a verifier a client computed.
     *
     * @param unsigned the number, big-endian
     * @throws IllegalArgumentException when no secret could have led to it
     */
    public static BigInteger read(byte[] unsigned) {
        BigInteger verifier = SrpGroup.number(unsigned);
        if (verifier.compareTo(BigInteger.ONE) <= 0 || verifier.compareTo(SrpGroup.N) >= 0) {
            throw new IllegalArgumentException("the verifier must be a number of the group");
        }
        return verifier;
    }
}
