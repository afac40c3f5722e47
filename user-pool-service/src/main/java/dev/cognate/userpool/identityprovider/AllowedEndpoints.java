package dev.cognate.userpool.identityprovider;

import dev.cognate.wire.http.LocalHosts;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where endpoints of identity providers may be: anywhere with TLS but on this machine. Administrators of pools write them
 * down and this service calls them, so what listens beside it would be theirs to call. A name that leads here all the same
 * gets no further than its certificate.
 */
@ApplicationScoped
public class AllowedEndpoints {
    private static final Set<String> PLAIN = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean onThisMachine;

    /** Takes the setting. */
    public AllowedEndpoints(IdentityProviderConfig config) {
        this.onThisMachine = config.onThisMachine();
    }

    /** What speaks against sending requests, secrets and tokens to a URL, as the end of a sentence; empty for nothing. */
    public Optional<String> objection(String url) {
        Optional<String> host = host(url);
        boolean encrypted = url.startsWith("https://");
        boolean plain = onThisMachine
                && url.startsWith("http://")
                && host.filter(PLAIN::contains).isPresent();
        if (host.isEmpty() || !(encrypted || plain)) {
            return Optional.of("must start with https://");
        }
        return onThisMachine || !LocalHosts.contains(host.get())
                ? Optional.empty()
                : Optional.of("must not be a local address");
    }

    /** The host of a URL; empty for what is none, and for one with somebody's name in it. */
    private static Optional<String> host(String url) {
        try {
            URI parsed = URI.create(url);
            return Optional.ofNullable(parsed.getHost()).filter(host -> parsed.getRawUserInfo() == null);
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
