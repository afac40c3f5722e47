package dev.cognate.e2e.crash;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import software.amazon.awssdk.core.exception.SdkException;

/** People signing up all the time, whatever happens to the service. */
final class SignUpLoad {
    private static final int PEOPLE_AT_ONCE = 40;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 50;

    private final Pool pool;
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean running = true;

    private SignUpLoad(Pool pool) {
        this.pool = pool;
    }

    /** Starts signing people up for this pool. */
    static SignUpLoad start(Pool pool) {
        SignUpLoad load = new SignUpLoad(pool);
        for (int i = 0; i < PEOPLE_AT_ONCE; i++) {
            load.workers.execute(load::work);
        }
        return load;
    }

    private void work() {
        while (running) {
            Person person = Person.unknown();
            try {
                var answer = pool.suite()
                        .anonymous()
                        .signUp(request -> request.clientId(pool.clientId())
                                .username(person.username())
                                .password(Person.PASSWORD));
                acknowledged.put(person.username(), answer.userSub());
            } catch (SdkException e) {
                failures.incrementAndGet();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_AFTER_FAILURE_MILLIS));
            }
        }
    }

    /** Who got a 200 so far: the sub by user name. */
    Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    void awaitAcknowledged(int count, Duration patience) {
        Awaitility.await(count + " acknowledged sign-ups").atMost(patience).until(() -> acknowledged.size() >= count);
    }

    void awaitFailure(Duration patience) {
        Awaitility.await("a sign-up that fails").atMost(patience).until(() -> failures.get() > 0);
    }

    /** Lets everybody finish, and gives who got a 200: the sub by user name. */
    Map<String, String> stop() {
        running = false;
        workers.close();
        return acknowledged();
    }
}
