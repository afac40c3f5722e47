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
}
