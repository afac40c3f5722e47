package dev.cognate.userpool.stepup;

import dev.cognate.userpool.pool.AcrNames;
import dev.cognate.userpool.pool.UserPool;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The four levels of authentication, from weak to strong, each with the combinations of methods that reach it. */
enum Level {
    ONE(List.of(EnumSet.of(Method.PASSWORD))),
    TWO(List.of(EnumSet.of(Method.EMAIL), EnumSet.of(Method.SMS))),
    THREE(List.of(
            EnumSet.of(Method.PASSKEY),
            EnumSet.of(Method.PASSWORD, Method.SMS),
            EnumSet.of(Method.PASSWORD, Method.EMAIL))),
    FOUR(List.of(EnumSet.of(Method.PASSWORD, Method.SOFTWARE_TOKEN)));

    private final List<? extends Set<Method>> combinations;

    Level(List<? extends Set<Method>> combinations) {
        this.combinations = combinations;
    }

    /** The highest level methods reach; empty when they reach none. */
    static Optional<Level> reachedBy(Set<Method> shown) {
        return Arrays.stream(values())
                .filter(level -> level.combinations.stream().anyMatch(shown::containsAll))
                .reduce((lower, higher) -> higher);
    }

    /** The level a pool calls so. */
    static Optional<Level> named(UserPool pool, String acr) {
        return AcrNames.of(pool).level(acr).map(number -> values()[number - 1]);
    }

    /** What a pool calls this level. */
    String nameIn(UserPool pool) {
        return AcrNames.of(pool).name(ordinal() + 1);
    }

    /** Whether methods reach this level or a higher one. */
    boolean isReachedBy(Set<Method> shown) {
        return reachedBy(shown).filter(level -> level.compareTo(this) >= 0).isPresent();
    }

    /** With what a user who has these methods may begin, to reach this level or a higher one. */
    Set<Method> beginnings(Set<Method> available) {
        return feasible(available)
                .map(combination -> combination.contains(Method.PASSWORD)
                        ? Method.PASSWORD
                        : combination.iterator().next())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Method.class)));
    }

    /**
     * What may come next on the shortest ways to this level or a higher one.
     *
     * @param shown what was shown already
     * @param available what the user has
     * @return empty when there is no way
     */
    Set<Method> next(Set<Method> shown, Set<Method> available) {
        Set<Method> all = EnumSet.copyOf(shown);
        all.addAll(available);
        List<Set<Method>> missing =
                feasible(all).map(combination -> without(combination, shown)).toList();
        int fewest = missing.stream().mapToInt(Set::size).min().orElse(0);
        return missing.stream()
                .filter(methods -> methods.size() == fewest)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Method.class)));
    }

    private Stream<? extends Set<Method>> feasible(Set<Method> available) {
        return EnumSet.range(this, FOUR).stream()
                .flatMap(level -> level.combinations.stream())
                .filter(available::containsAll);
    }

    private static Set<Method> without(Set<Method> combination, Set<Method> shown) {
        Set<Method> missing = EnumSet.copyOf(combination);
        missing.removeAll(shown);
        return missing;
    }
}
