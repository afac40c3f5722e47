package dev.cognate.userpool.throttle;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts failures and requests per user and refuses when there were too many. Lock-outs are true in PostgreSQL and
 * remembered in Redis, so a Redis that is lost or empty unlocks nobody; hourly counts live in Redis, and in PostgreSQL
 * while it is away.
 *
 * <p>Call these methods outside of transactions: what they write must last when the operation fails.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html">AWS's guide: lockout behavior
 *     for failed sign-in attempts</a>
 */
@ApplicationScoped
public class FailedAttempts {
    private static final int LONGEST_NAME = 128;
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(1);
    private static final long HOUR_SECONDS = 3600;
    private static final String SET_UNLESS_LONGER = """
            local known = redis.call('GET', KEYS[1])
            if known and tonumber(string.match(known, ':(%d+)')) > tonumber(ARGV[2]) then
                return 0
            end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
            return 1
            """;

    private final FailedAttemptStore store;
    private final Database database;
    private final RedisFirst redis;
    private final Clock clock;

    FailedAttempts(FailedAttemptStore store, Database database, RedisFirst redis, Clock clock) {
        this.store = store;
        this.database = database;
        this.redis = redis;
        this.clock = clock;
    }

    /**
     * Fails with {@link NotAuthorizedException} "Password attempts exceeded" while the subject is locked out.
     *
     * @param name a user's sub, or the name as given when no user has it
     */
    public Uni<Void> requireAllowed(String poolId, AttemptKind kind, String name) {
        String subject = bounded(name);
        return current(poolId, kind, subject).invoke(this::requireUnlocked).replaceWithVoid();
    }

    /** Counts a failure; from the fifth on the subject is locked out, twice as long each time, up to 15 minutes. */
    public Uni<Void> failed(String poolId, AttemptKind kind, String name) {
        String subject = bounded(name);
        Instant now = clock.instant();
        return database.inTransaction(session -> store.add(session, poolId, kind, subject, now))
                .call(failures -> rememberLonger(key(poolId, kind, subject), failures))
                .replaceWithVoid();
    }

    /**
     * Counts an attempt as failed before it is judged, so that of many guesses at once only the first few are looked at.
     * Call {@link #forgive} when it was right. Fails as {@link #requireAllowed} does while the subject is locked out.
     */
    public Uni<Void> begin(String poolId, AttemptKind kind, String name) {
        String subject = bounded(name);
        Instant now = clock.instant();
        return database.inTransaction(session -> store.addUnlessLocked(session, poolId, kind, subject, now))
                .chain(counted -> counted.map(failures -> rememberLonger(key(poolId, kind, subject), failures))
                        .orElseGet(() -> refuse(poolId, kind, subject)));
    }

    private Uni<Void> refuse(String poolId, AttemptKind kind, String subject) {
        return load(poolId, kind, subject).invoke(this::requireUnlocked).map(unlockedMeanwhile -> {
            throw new NotAuthorizedException("Password attempts exceeded");
        });
    }

    /**
     * Forgets the failures of a subject that showed the right secret. Fails as {@link #requireAllowed} does when others
     * locked it out while this attempt was under way: of many guesses at the same time, none must get past the lock.
     */
    public Uni<Void> succeeded(String poolId, AttemptKind kind, String name) {
        String subject = bounded(name);
        return current(poolId, kind, subject)
                .invoke(this::requireUnlocked)
                .chain(failures ->
                        failures.count() == 0 ? Uni.createFrom().voidItem() : forgive(poolId, kind, subject));
    }

    /** Forgets the failures of a subject and unlocks it. */
    public Uni<Void> forgive(String poolId, AttemptKind kind, String name) {
        String subject = bounded(name);
        return database.inTransaction(session -> store.forget(session, poolId, kind, subject))
                .chain(() -> remember(key(poolId, kind, subject), Failures.NONE, false));
    }

    /** Counts a request; fails with {@link LimitExceededException} when this hour had too many of its kind. */
    public Uni<Void> count(String poolId, AttemptKind kind, String name) {
        String subject = bounded(name);
        Instant now = clock.instant();
        String subjectAndHour = subject + ":" + now.getEpochSecond() / HOUR_SECONDS;
        return redis.call(
                        api -> increment(api, key(poolId, kind, subjectAndHour)),
                        () -> database.inTransaction(
                                session -> store.count(session, poolId, kind, subjectAndHour, now)))
                .invoke(count -> {
                    if (count > kind.perHour()) {
                        throw new RetryLaterException(
                                new LimitExceededException("Attempt limit exceeded, please try after some time."),
                                Duration.ofSeconds(HOUR_SECONDS - now.getEpochSecond() % HOUR_SECONDS));
                    }
                })
                .replaceWithVoid();
    }

    private void requireUnlocked(Failures failures) {
        Duration left = Duration.between(clock.instant(), failures.lockedUntil());
        if (left.isPositive()) {
            throw new RetryLaterException(new NotAuthorizedException("Password attempts exceeded"), left);
        }
    }

    private Uni<Failures> current(String poolId, AttemptKind kind, String subject) {
        String key = key(poolId, kind, subject);
        return remembered(key)
                .chain(known -> known.map(failures -> Uni.createFrom().item(failures))
                        .orElseGet(() -> load(poolId, kind, subject).call(found -> remember(key, found, true))));
    }

    private Uni<Failures> load(String poolId, AttemptKind kind, String subject) {
        return database.read(session -> store.find(session, poolId, kind, subject));
    }

    private Uni<Optional<Failures>> remembered(String key) {
        return redis.call(
                api -> api.get(key)
                        .map(value -> Optional.ofNullable(value)
                                .map(Response::toString)
                                .map(Failures::decode)),
                () -> Uni.createFrom().item(Optional.empty()));
    }

    /** @param unlessKnown a reader must not overwrite what a failure wrote in the meantime */
    private Uni<Void> remember(String key, Failures failures, boolean unlessKnown) {
        String millis = String.valueOf(TRUSTED_FOR.toMillis());
        List<String> command = unlessKnown
                ? List.of(key, failures.encode(), "PX", millis, "NX")
                : List.of(key, failures.encode(), "PX", millis);
        return redis.call(
                api -> api.set(command).replaceWithVoid(),
                () -> Uni.createFrom().voidItem());
    }

    /** Of two failures at once, the one that locks for longer stays, whichever is written last. */
    private Uni<Void> rememberLonger(String key, Failures failures) {
        List<String> command = List.of(
                SET_UNLESS_LONGER,
                "1",
                key,
                failures.encode(),
                String.valueOf(failures.lockedUntil().toEpochMilli()),
                String.valueOf(TRUSTED_FOR.toMillis()));
        return redis.call(
                api -> api.eval(command).replaceWithVoid(),
                () -> Uni.createFrom().voidItem());
    }

    private static Uni<Integer> increment(RedisAPI api, String key) {
        // created with its expiry, so that no counter can stay for ever
        return api.set(List.of(key, "0", "EX", String.valueOf(HOUR_SECONDS), "NX"))
                .chain(() -> api.incr(key))
                .map(Response::toInteger);
    }

    /** A longer name is nobody's; those that begin alike may share a count. */
    private static String bounded(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static String key(String poolId, AttemptKind kind, String subject) {
        return "{" + poolId + "}:rate:" + kind.name() + ":" + subject;
    }
}
