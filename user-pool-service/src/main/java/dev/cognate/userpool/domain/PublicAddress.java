package dev.cognate.userpool.domain;

import dev.cognate.wire.config.AccountConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** How the hosts of pools follow from cognate.public-url and cognate.domain.suffix. */
@ApplicationScoped
class PublicAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private final String url;
    private final URI parsed;
    private final String suffix;

    PublicAddress(AccountConfig account, DomainConfig config) {
        this.url = account.publicUrl().replaceAll("/+$", "");
        this.parsed = URI.create(url);
        this.suffix = config.suffix()
                .map(given -> given.toLowerCase(Locale.ROOT))
                .orElseGet(() -> THIS_MACHINE.contains(host()) ? "auth.localhost" : "auth." + host());
    }

    /** cognate.public-url without a slash at its end. */
    String url() {
        return url;
    }

    /** The host of cognate.public-url, in lower case. */
    String host() {
        return parsed.getHost().toLowerCase(Locale.ROOT);
    }

    /** Whether a host is that of cognate.public-url; on a developer's machine by any of its names. */
    boolean isOwn(String host) {
        return host.equals(host()) || (THIS_MACHINE.contains(host()) && THIS_MACHINE.contains(host));
    }

    /** What follows the prefix of a prefix domain. */
    String suffix() {
        return suffix;
    }

    /** The URL of another host, reached as cognate.public-url is: with its scheme and its port. */
    String at(String host) {
        return parsed.getScheme() + "://" + host + (parsed.getPort() < 0 ? "" : ":" + parsed.getPort());
    }
}
