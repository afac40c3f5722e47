package dev.cognate.iam;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of IP addresses such as {@code 10.0.0.0/8}.
 *
 * @param address any address in it
 * @param bits how many leading bits its addresses share
 */
public record Network(InetAddress address, int bits) {
    /**
     * Reads an address or a network in CIDR form.
     *
     * @throws IllegalArgumentException when it is not an IP literal, or the prefix is longer than the address
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = InetAddress.ofLiteral(literal.trim());
        int most = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1).trim());
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(text + " is not a network: its prefix is not 0 to " + most);
        }
        return new Network(address, bits);
    }

    /** Whether an address is one of these; never for an address of the other IP version. */
    public boolean contains(InetAddress candidate) {
        byte[] mine = address.getAddress();
        byte[] other = candidate.getAddress();
        if (other.length != mine.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int mask = bits % Byte.SIZE == 0 ? 0 : 0xFF << (Byte.SIZE - bits % Byte.SIZE);
        return Arrays.equals(mine, 0, whole, other, 0, whole)
                && (mask == 0 || ((mine[whole] ^ other[whole]) & mask) == 0);
    }
}
