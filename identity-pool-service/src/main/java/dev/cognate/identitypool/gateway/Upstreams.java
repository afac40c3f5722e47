package dev.cognate.identitypool.gateway;

import dev.cognate.identitypool.gateway.GatewayConfig.UpstreamConfig;
import dev.cognate.wire.config.AccountConfig;
import dev.cognate.wire.sigv4.RequestSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The servers behind the gateway, as configured. */
@ApplicationScoped
class Upstreams {
    private final List<Upstream> all;

    Upstreams(GatewayConfig config, AccountConfig account) {
        // those that name hosts are asked before those that take anything
        all = config.upstream().entrySet().stream()
                .map(entry -> upstream(entry, account))
                .sorted(Comparator.comparing(
                                (Upstream upstream) -> upstream.hosts().isEmpty())
                        .thenComparing(Upstream::name))
                .toList();
    }

    private static Upstream upstream(Map.Entry<String, UpstreamConfig> entry, AccountConfig account) {
        String property = "cognate.access-gateway.upstream.\"" + entry.getKey() + "\".";
        UpstreamConfig config = entry.getValue();
        return new Upstream(
                entry.getKey(),
                config.service(),
                url(property + "url", config.url()),
                config.region().orElse(account.region()),
                signer(property, config),
                config.hosts().orElse(List.of()).stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList(),
                new Upstream.Manners(config.stage(), config.exactKeys()));
    }

    private static URI url(String property, String text) {
        URI url = URI.create(text);
        boolean usable = url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        if (!usable || url.getRawUserInfo() != null || url.getRawQuery() != null) {
            throw new IllegalStateException(property + " has to be an http or https URL of a server and a path");
        }
        return url;
    }

    private static Optional<RequestSigner> signer(String property, UpstreamConfig config) {
        if (config.accessKeyId().isPresent() != config.secretAccessKey().isPresent()) {
            throw new IllegalStateException(
                    property + "access-key-id and " + property + "secret-access-key go together: set both or neither");
        }
        return config.accessKeyId()
                .map(id -> new RequestSigner(id, config.secretAccessKey().orElseThrow(), Optional.empty()));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The server for requests signed for a service, sent to a host. */
    Optional<Upstream> find(String service, String authority) {
        return all.stream()
                .filter(upstream -> upstream.takes(service, authority))
                .findFirst();
    }
}
