package dev.cognate.risk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of the model for every history. */
class RiskModelPropertyTest {
    private static final String ELSEWHERE = "somewhere else";

    @Provide
    Arbitrary<Origin> origins() {
        return Combinators.combine(
                        Arbitraries.of("n1", "n2", "n3"),
                        Arbitraries.of("s1", "s2"),
                        Arbitraries.of("d1", "d2", "d3"),
                        Arbitraries.of("k1", "k2").optional(),
                        Arbitraries.integers().between(0, 23))
                .as(Origin::new);
    }

    @Provide
    Arbitrary<List<Origin>> histories() {
        return origins().list().ofMinSize(1).ofMaxSize(20);
    }

    @Property
    void shouldNeverCallANewNetworkLessRisky(
            @ForAll("histories") List<Origin> successes,
            @ForAll("origins") Origin now,
            @ForAll @IntRange(max = 8) int failures) {
        Origin elsewhere = new Origin(ELSEWHERE, ELSEWHERE, now.device(), now.deviceKey(), now.hour());

        assertThat(points(successes, failures, elsewhere)).isGreaterThanOrEqualTo(points(successes, failures, now));
    }

    @Property
    void shouldNeverCallANewDeviceLessRisky(
            @ForAll("histories") List<Origin> successes,
            @ForAll("origins") Origin now,
            @ForAll @IntRange(max = 8) int failures) {
        Origin stranger = new Origin(now.network(), now.surroundings(), ELSEWHERE, Optional.empty(), now.hour());

        assertThat(points(successes, failures, stranger)).isGreaterThanOrEqualTo(points(successes, failures, now));
    }

    @Property
    void shouldNeverCallMoreFailuresLessRisky(
            @ForAll("histories") List<Origin> successes,
            @ForAll("origins") Origin now,
            @ForAll @IntRange(max = 8) int failures) {
        assertThat(points(successes, failures + 1, now)).isGreaterThanOrEqualTo(points(successes, failures, now));
    }

    @Property
    void shouldTrustAPlaceOnceItSucceeded(
            @ForAll("histories") List<Origin> successes,
            @ForAll("origins") Origin now,
            @ForAll @IntRange(max = 8) int failures) {
        List<Origin> learnt = new ArrayList<>(successes);
        learnt.add(now);

        assertThat(points(learnt, failures, now)).isZero();
    }

    @Property
    void shouldBeNeutralAboutAFirstSignIn(@ForAll("origins") Origin now, @ForAll @IntRange(max = 30) int failures) {
        assertThat(points(List.of(), failures, now)).isZero();
    }

    @Property
    void shouldNameEachReasonOnce(
            @ForAll("histories") List<Origin> successes,
            @ForAll("origins") Origin now,
            @ForAll @IntRange(max = 8) int failures) {
        assertThat(RiskModel.assess(past(successes, failures), now).reasons()).doesNotHaveDuplicates();
    }

    private static int points(List<Origin> successes, int failures, Origin now) {
        return RiskModel.assess(past(successes, failures), now).points();
    }

    private static Past past(List<Origin> successes, int failures) {
        return new Past(
                successes.stream().collect(Collectors.toMap(origin -> origin, origin -> 1, Integer::sum)), failures);
    }
}
