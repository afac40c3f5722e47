package dev.cognate.identitypool.gateway;

import dev.cognate.wire.sigv4.RequestSigner;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A server behind the gateway.
 *
 * @param name as in the settings
 * @param service as in credential scopes
 * @param url its base
 * @param region its requests are signed for
 * @param signer signs with the operator's key; empty for servers that want no signature
 * @param hosts names it is reached by; empty for any
 * @param manners what is special about it
 */
public record Upstream(
        String name,
        String service,
        URI url,
        String region,
        Optional<RequestSigner> signer,
        List<String> hosts,
        Manners manners) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /**
     * What is special about a server.
     *
     * @param stage of a plain HTTP API
     * @param exactKeys whether an S3 server keeps objects under exactly their keys, not as files in folders
     */
    public record Manners(String stage, boolean exactKeys) {}

    /** Whether requests go over TLS. */
    public boolean isEncrypted() {
        return "https".equals(url.getScheme());
    }

    /** The port, also when the URL leaves it out. */
    public int port() {
        return url.getPort() > 0 ? url.getPort() : isEncrypted() ? HTTPS : HTTP;
    }

    /** The Host header of requests to it. */
    public String authority() {
        return url.getPort() > 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
    }

    /** What paths begin with there; empty or without a slash at its end. */
    public String basePath() {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    boolean takes(String signedFor, String authority) {
        String host = authority.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        boolean named =
                hosts.isEmpty() || hosts.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
        return service.equals(signedFor) && named;
    }
}
