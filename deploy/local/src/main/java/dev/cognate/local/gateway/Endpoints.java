package dev.cognate.local.gateway;

/**
 * Where a running stack is reached.
 *
 * @param http the endpoint for SDKs, for example {@code http://localhost:9229}
 * @param https the same with TLS
 * @param region the AWS region it answers for
 */
public record Endpoints(String http, String https, String region) {
    /** The page with the messages. */
    public String inbox() {
        return http + "/inbox";
    }

    /** Where the pages of a user pool's prefix domain are. Browsers know that every name below localhost is this machine. */
    public String domain(String prefix) {
        return http.replace("://localhost", "://" + prefix + ".auth.localhost");
    }
}
