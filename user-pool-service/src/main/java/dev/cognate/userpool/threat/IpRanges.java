package dev.cognate.userpool.threat;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.iam.Network;
import java.net.InetAddress;
import java.util.List;

/** Lists of IP address ranges in CIDR notation. */
final class IpRanges {
    private IpRanges() {}

    /** Throws {@link InvalidParameterException} for the first that is none. */
    static void require(List<String> ranges) {
        if (ranges != null) {
            ranges.forEach(IpRanges::require);
        }
    }

    private static void require(String range) {
        try {
            if (range.indexOf('/') > 0) {
                Network.of(range);
                return;
            }
        } catch (IllegalArgumentException notARange) {
            throw noRange(range);
        }
        throw noRange(range);
    }

    static boolean contain(List<String> ranges, InetAddress address) {
        return ranges.stream().map(Network::of).anyMatch(range -> range.contains(address));
    }

    private static InvalidParameterException noRange(String range) {
        return new InvalidParameterException("Invalid CIDR range: " + range);
    }
}
