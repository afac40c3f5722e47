package dev.cognate.identitypool.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The access gateway: what is behind it, and its limits. Without an upstream, as by default, it opens no port. In front of
 * it clients use the temporary credentials of this installation; behind it the operator's credentials are used.
 */
@ConfigMapping(prefix = "cognate.access-gateway")
public interface GatewayConfig {

    /** The port it listens on; zero for any free one. */
    @WithDefault("8086")
    int port();

    /** The address it listens on. */
    @WithDefault("0.0.0.0")
    String host();

    /** Servers behind the gateway, by a name of your choice. */
    Map<String, UpstreamConfig> upstream();

    /** How many requests it works on at once; more are answered {@code SlowDown}, or as the service calls it. */
    @WithDefault("1024")
    int maxInFlight();

    /** How many connections clients may have open at once; more are closed. */
    @WithDefault("8192")
    int maxClientConnections();

    /**
     * The largest body that is read as a whole: of requests to DynamoDB, of lists of objects to delete, and of upstreams'
     * answers to those lists and to what the gateway asks itself.
     */
    @WithDefault("16M")
    MemorySize maxReadBody();

    /** How much of such bodies may be held at once, all together. */
    @WithDefault("128M")
    MemorySize maxReadBodies();

    /** How long such a body may take to arrive. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** How long a connection may stand still, here or to an upstream, before it is closed. */
    @WithDefault("60s")
    Duration idleTimeout();

    /**
     * How long an upstream that has the whole request may take to begin its answer, and how long a request waits for one of
     * the connections to it.
     */
    @WithDefault("30s")
    Duration answerTimeout();

    /** How long an upstream has to accept a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Connections to each upstream at most; each processor has its share of them. */
    @WithDefault("128")
    int maxConnections();

    /** A server behind the gateway. */
    interface UpstreamConfig {

        /** Its service, as credential scopes name it: {@code s3}, {@code dynamodb}, or any other for a plain HTTP API. */
        @WithDefault("s3")
        String service();

        /** Its base URL. */
        String url();

        /** The region its requests are signed for; {@code cognate.region} when empty. */
        Optional<String> region();

        /** The operator's access key there. Without one, requests are passed on unsigned. */
        Optional<String> accessKeyId();

        /** The secret of that key. */
        Optional<String> secretAccessKey();

        /**
         * Host names this upstream is reached by. For S3 also those under which buckets are hosts of their own. Without
         * any, it takes all requests signed for its service.
         */
        Optional<List<String>> hosts();

        /**
         * Whether an S3 upstream keeps objects under exactly their keys. Without it, keys with empty parts ({@code a//b}) are
         * refused, since servers that keep objects in folders take them for others.
         */
        @WithDefault("false")
        boolean exactKeys();

        /** The stage that ARNs of a plain HTTP API name ({@code execute-api}). */
        @WithDefault("$default")
        String stage();
    }
}
