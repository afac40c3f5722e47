package dev.cognate.userpool.throttle;

import dev.cognate.wire.rate.LocalBuckets;
import dev.cognate.wire.rate.Rate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Token buckets that all instances share, in Redis. A bucket is one number, the moment at which it is full again (the
 * generic cell rate algorithm), and disappears by itself then. Redis tells the time, so clocks of instances may differ.
 */
@ApplicationScoped
class TokenBuckets {
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local due = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
            local early = due - now - tonumber(ARGV[2])
            if early > 0 then
                return early
            end
            due = due + tonumber(ARGV[1])
            redis.call('SET', KEYS[1], string.format('%.0f', due), 'PX', math.ceil((due - now) / 1000))
            return 0
            """;

    private final RedisFirst redis;
    private final LocalBuckets local;

    TokenBuckets(RedisFirst redis, Clock clock, ThrottleConfig config) {
        this.redis = redis;
        this.local = new LocalBuckets(clock, config.localEntries());
    }

    /**
     * Takes one request from a bucket.
     *
     * @return zero when it may run, else how long until it might
     */
    Uni<Duration> take(String key, Rate rate) {
        List<String> command =
                List.of(TAKE, "1", key, Long.toString(rate.intervalMicros()), Long.toString(rate.toleranceMicros()));
        return redis.call(
                api -> api.eval(command).map(answer -> Duration.of(answer.toLong(), ChronoUnit.MICROS)),
                () -> Uni.createFrom().item(() -> local.take(key, rate)));
    }
}
