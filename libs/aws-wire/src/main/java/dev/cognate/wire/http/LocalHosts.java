package dev.cognate.wire.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Hosts that are a machine itself, or that only it reaches, such as the metadata of its cloud: where no service of ours goes
 * because somebody wrote it down in a pool or a provider. Private networks are not among them: identity providers of companies
 * live there.
 */
public final class LocalHosts {
    private static final Set<String> NAMES =
            Set.of("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback");

    /** Where EC2 gives an instance its credentials; the IPv4 address of that is link-local. */
    private static final InetAddress METADATA = InetAddress.ofLiteral("fd00:ec2::254");

    private LocalHosts() {}

    /**
     * Whether a host is one. Nobody is asked where a name leads.
     *
     * @param host as URLs write it, an IPv6 address in brackets
     */
    public static boolean contains(String host) {
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
