package dev.cognate.userpool.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step-up: which combinations of methods reach which level. */
class LevelTest {
    @ParameterizedTest
    @CsvSource({
        "PASSWORD, ONE",
        "EMAIL, TWO",
        "SMS, TWO",
        "PASSKEY, THREE",
        "PASSWORD SMS, THREE",
        "PASSWORD EMAIL, THREE",
        "PASSWORD SOFTWARE_TOKEN, FOUR",
        "PASSWORD EMAIL SOFTWARE_TOKEN, FOUR",
        "EMAIL SMS, TWO",
        "PASSKEY EMAIL, THREE",
        "PASSWORD PASSKEY, THREE"
    })
    void shouldReachTheLevelsOfCognito(String methods, Level expected) {
        // when, then
        assertThat(Level.reachedBy(set(methods))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"SOFTWARE_TOKEN", "''"})
    void shouldReachNoLevelWithoutAFirstFactor(String methods) {
        // when, then
        assertThat(Level.reachedBy(set(methods))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ONE, PASSWORD EMAIL, PASSWORD EMAIL",
        "TWO, PASSWORD, ''",
        "TWO, PASSWORD SMS, PASSWORD SMS",
        "THREE, PASSWORD EMAIL PASSKEY, PASSWORD PASSKEY",
        "THREE, EMAIL, ''",
        "FOUR, PASSWORD EMAIL PASSKEY, ''",
        "FOUR, PASSWORD SOFTWARE_TOKEN EMAIL, PASSWORD"
    })
    void shouldBeginWithWhatLeadsToTheLevel(Level target, String available, String expected) {
        // when, then
        assertThat(target.beginnings(set(available))).isEqualTo(set(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "THREE, PASSWORD, EMAIL SMS SOFTWARE_TOKEN, EMAIL SMS SOFTWARE_TOKEN",
        "THREE, PASSWORD, EMAIL PASSKEY, EMAIL PASSKEY",
        "THREE, EMAIL, PASSWORD EMAIL, PASSWORD",
        "FOUR, PASSWORD EMAIL, SOFTWARE_TOKEN SMS, SOFTWARE_TOKEN",
        "FOUR, PASSWORD, EMAIL, ''"
    })
    void shouldAskForWhatIsMissingOnTheShortestWays(Level target, String shown, String available, String expected) {
        // when, then
        assertThat(target.next(set(shown), set(available))).isEqualTo(set(expected));
    }

    @Property
    void shouldReachTheTargetByAskingForWhatIsNext(
            @ForAll Level target, @ForAll Set<Method> shown, @ForAll Set<Method> available, @ForAll int choice) {
        // given
        Set<Method> all = EnumSet.noneOf(Method.class);
        all.addAll(shown);
        boolean reachable = target.isReachedBy(union(shown, available));

        // when
        for (int i = 0; i < Method.values().length && !target.isReachedBy(all); i++) {
            Set<Method> next = target.next(all, available);
            next.stream()
                    .skip(Math.floorMod(choice, Math.max(1, next.size())))
                    .findFirst()
                    .ifPresent(all::add);
        }

        // then
        assertThat(target.isReachedBy(all)).isEqualTo(reachable);
    }

    private static Set<Method> union(Set<Method> one, Set<Method> other) {
        Set<Method> all = EnumSet.noneOf(Method.class);
        all.addAll(one);
        all.addAll(other);
        return all;
    }

    private static Set<Method> set(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Method::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Method.class)));
    }
}
