package dev.cognate.userpool.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/**
 * The time of an answer does not say whether a user exists.
 *
 * <p>Medians of interleaved calls: whatever else the machine does slows both kinds alike. Leaving the password hash out
 * for unknown users would make them several times faster, far outside the bounds.
 */
@QuarkusTest
class ExistenceTimingTest {
    private static final int ROUNDS = 21;
    private static final double FASTEST = 0.6;
    private static final double SLOWEST = 1.67;

    @Inject
    TestUsers users;

    @Test
    void shouldTakeAsLongForAnUnknownUserAsForAKnownOne() {
        // given: a user for each round, so that no lock-out sets in
        SignInScene scene = SignInScene.create();
        List<String> names = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String name = "user-" + round;
            users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of());
            names.add(name);
        }
        refused(scene, "warm-up");

        // when
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (String name : names) {
            known.add(refused(scene, name));
            unknown.add(refused(scene, "nobody-" + UUID.randomUUID()));
        }

        // then
        assertThat((double) median(unknown) / median(known)).isBetween(FASTEST, SLOWEST);
    }

    private static long refused(SignInScene scene, String name) {
        long start = System.nanoTime();
        try {
            scene.password(name, "Wrong-horse-1");
        } catch (NotAuthorizedException expected) {
            return System.nanoTime() - start;
        }
        throw new AssertionError("A wrong password signed " + name + " in");
    }

    private static long median(List<Long> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
