package dev.cognate.wire.rate;

import dev.cognate.iam.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What of a client's address requests are counted under. */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private final List<Network> exempt;

    /** @throws IllegalArgumentException when one is not an address or network */
    public ClientAddress(List<String> exempt) {
        this.exempt = exempt.stream().map(Network::of).toList();
    }

    /** Whether requests from here are not counted. */
    public boolean isExempt(String address) {
        return literal(address)
                .filter(found -> exempt.stream().anyMatch(network -> network.contains(found)))
                .isPresent();
    }

    /** An IPv4 address itself, of an IPv6 address its /64: whoever has one of those has all of it. */
    public static String group(String address) {
        return literal(address).map(ClientAddress::group).orElse(address);
    }

    private static String group(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }

    /** Empty for what a transport other than IP calls an address. */
    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notOfIp) {
            return Optional.empty();
        }
    }
}
