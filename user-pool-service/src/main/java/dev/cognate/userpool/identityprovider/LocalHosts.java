package dev.cognate.userpool.identityprovider;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Hosts that are a machine itself, or that only it reaches, such as the metadata of its cloud. Private networks are not among
 * them: identity providers of companies live there.
 */
final class LocalHosts {
    private static final Set<String> NAMES =
            Set.of("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback");

    /** Where EC2 gives an instance its credentials; the IPv4 address of that is link-local. */
    private static final InetAddress METADATA = InetAddress.ofLiteral("fd00:ec2::254");

    private LocalHosts() {}

    /** Whether a host as URLs write it is one. Nobody is asked where a name leads. */
    static boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|%.*|\\.?\\]?$", "");
        return NAMES.contains(name)
                || name.endsWith(".localhost")
                || address(name).filter(LocalHosts::isLocal).isPresent();
    }

    private static Optional<InetAddress> address(String name) {
        try {
            return Optional.of(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || address.equals(METADATA)
                // an IPv4 address written as one of IPv6 (RFC 4291 §2.5.5.1), which no provider has
                || (address instanceof Inet6Address six && six.isIPv4CompatibleAddress());
    }
}
