package dev.cognate.risk.history;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Networks around an address: what of it is remembered. */
final class Networks {
    /** Where an address is none. */
    private static final String NOWHERE = "?";

    private static final int IPV4_BYTES = 4;

    private Networks() {}

    /** The /24 of an IPv4 address or the /48 of an IPv6 address. */
    static String of(String address) {
        return network(address, 3, 6);
    }

    /** The /16 of an IPv4 address or the /32 of an IPv6 address. */
    static String around(String address) {
        return network(address, 2, 4);
    }

    private static String network(String address, int bytesOfFour, int bytesOfSix) {
        try {
            byte[] all = InetAddress.ofLiteral(address).getAddress();
            int kept = all.length == IPV4_BYTES ? bytesOfFour : bytesOfSix;
            byte[] network = Arrays.copyOf(Arrays.copyOf(all, kept), all.length);
            return InetAddress.getByAddress(network).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return NOWHERE;
        }
    }
}
