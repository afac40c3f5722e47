package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

class EmbeddedRedisServerTest {
    private final EmbeddedRedisServer server = EmbeddedRedisServer.shared();

    @AfterEach
    void startAgain() {
        server.start();
        server.resume();
    }

    @Test
    void shouldKeepAValue() {
        try (Jedis redis = client()) {
            // when
            redis.set("kept", "42");

            // then
            assertThat(redis.get("kept")).isEqualTo("42");
        }
    }

    @Test
    void shouldRefuseConnectionsWhenStopped() {
        // when
        server.stop();

        // then
        try (Jedis redis = client()) {
            assertThatThrownBy(redis::ping).isInstanceOf(JedisConnectionException.class);
        }
    }

    @Test
    void shouldBeEmptyAfterARestart() {
        // given
        try (Jedis redis = client()) {
            redis.set("lost", "42");
        }

        // when
        server.stop();
        server.start();

        // then
        try (Jedis redis = client()) {
            assertThat(redis.get("lost")).isNull();
        }
    }

    @Test
    void shouldFallSilentWhenPaused() {
        // when
        server.pause();

        // then
        try (Jedis redis = client()) {
            assertThatThrownBy(redis::ping).hasMessageContaining("timed out");
        }
    }

    private Jedis client() {
        return new Jedis(URI.create(server.url()), 1000);
    }
}
