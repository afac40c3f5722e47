package dev.cognate.userpool.srp;

import java.math.BigInteger;

/**
 * What the server must remember between its challenge and the client's proof. Secret: it leaves the process sealed.
 *
 * @param clientKey A, the client's public number
 * @param serverKey B, the server's public number
 * @param secret b, the server's exponent
 */
public record SrpState(BigInteger clientKey, BigInteger serverKey, BigInteger secret) {

    /** SRP_B as it travels. */
    public String serverKeyHex() {
        return SrpGroup.hex(serverKey);
    }

    @Override
    public String toString() {
        return "SrpState[]";
    }
}
