package dev.cognate.userpool.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cognate.testkit.EmbeddedRedisServer;
import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One address cannot send more requests than {@code cognate.throttle.per-address} says, with Redis and without. */
@QuarkusTest
class RequestLimitsTest {
    private static final int BURST = 50;
    private static final String NOBODY = "{\"ClientId\":\"nobodysclient\",\"Username\":\"nobody\"}";

    @Inject
    RedisAPI redis;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address = "198.18." + digit() + "." + digit();

    private static int digit() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }

    @AfterEach
    void backToNormal() {
        client.close();
        EmbeddedRedisServer.shared().start();
    }

    /** Of an app client that does not exist, so that it costs nothing else. */
    private HttpResponse<String> forgotPassword(String forwardedFor) {
        HttpRequest request = HttpRequest.newBuilder(Api.endpoint())
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.ForgotPassword")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Forwarded-For", forwardedFor)
                .POST(HttpRequest.BodyPublishers.ofString(NOBODY))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String error(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-amzn-errortype").orElse("none");
    }

    private void spendTheBurst() {
        for (int i = 0; i < BURST; i++) {
            assertThat(error(forgotPassword(address))).isEqualTo("ResourceNotFoundException");
        }
    }

    /** The bucket fills while the test runs: 5 requests each second. */
    private HttpResponse<String> firstRefusal() {
        for (int i = 0; i < BURST; i++) {
            HttpResponse<String> answer = forgotPassword(address);
            if (!error(answer).equals("ResourceNotFoundException")) {
                return answer;
            }
        }
        throw new AssertionError("no request was refused");
    }

    @Test
    void shouldRefuseOneTooManyAndSayWhenToTryAgain() {
        // given
        spendTheBurst();

        // when
        HttpResponse<String> refused = firstRefusal();

        // then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(error(refused)).isEqualTo("TooManyRequestsException");
        assertThat(refused.body()).contains("Rate exceeded");
        assertThat(refused.headers().firstValue("retry-after")).contains("1");
    }

    @Test
    void shouldCountEachAddressForItself() {
        // given
        spendTheBurst();
        firstRefusal();

        // then
        assertThat(error(forgotPassword("198.51.100.77"))).isEqualTo("ResourceNotFoundException");
    }

    @Test
    void shouldNotBeFooledByAnAddressTheClientMakesUp() {
        // given
        spendTheBurst();
        firstRefusal();

        // when: what a proxy appends to what the client claims
        String claimed = "203.0.113." + digit() + ", " + address;

        // then
        assertThat(error(forgotPassword(claimed))).isEqualTo("TooManyRequestsException");
    }

    @Test
    void shouldGoOnCountingWhileRedisIsAway() {
        // given
        EmbeddedRedisServer.shared().stop();
        spendTheBurst();

        // when
        HttpResponse<String> refused = firstRefusal();

        // then
        assertThat(error(refused)).isEqualTo("TooManyRequestsException");
    }

    @Test
    void shouldNotLimitAnExemptAddress() {
        for (int i = 0; i < 2 * BURST; i++) {
            assertThat(error(forgotPassword("127.0.0.1"))).isEqualTo("ResourceNotFoundException");
        }
    }

    @Test
    void shouldLeaveNoBucketInRedisForEver() {
        // given: a burst that takes ten seconds to fill up again, of which Redis knows once it is asked again
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            forgotPassword(address);
            return millisLeft() > 0;
        });

        // then
        assertThat(millisLeft()).isBetween(0L, 10_000L);
    }

    /** -1 for a key without expiry, -2 for none. */
    private long millisLeft() {
        try {
            String key = "{" + address + "}:rate:address:ACCOUNT_RECOVERY";
            return VertxContextSupport.subscribeAndAwait(() -> redis.pttl(key)).toLong();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
