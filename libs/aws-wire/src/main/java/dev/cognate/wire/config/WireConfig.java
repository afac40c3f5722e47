package dev.cognate.wire.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Limits of the protocol servers. */
@ConfigMapping(prefix = "cognate.wire")
public interface WireConfig {

    /** The largest request body, before and after decompression. */
    @WithDefault("2M")
    MemorySize maxBodySize();

    /** How long a request body may take to arrive. */
    @WithDefault("10S")
    Duration bodyTimeout();

    /** How long an operation may take before the client is told it failed. */
    @WithDefault("30S")
    Duration requestTimeout();

    /** How many requests an instance works on at once; more are answered {@code TooManyRequestsException}. */
    @WithDefault("512")
    int maxInFlight();

    /** Addresses or networks of proxies whose {@code X-Forwarded-For} is believed. */
    @WithDefault("127.0.0.0/8,::1")
    List<String> trustedProxies();
}
