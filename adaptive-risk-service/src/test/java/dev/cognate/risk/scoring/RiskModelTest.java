package dev.cognate.risk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the model makes of a sign-in, by what its user did before. */
class RiskModelTest {
    private static final Origin HOME = new Origin("192.0.2.0/24", "192.0.0.0/16", "firefox/linux", Optional.empty(), 9);

    @ParameterizedTest(name = "{0} successes at home, {1} failures; now {2} {3} at {4}: {5} points, {6}")
    @CsvSource({
        // the first sign-in is neutral, whatever failed before
        "0, 0, 203.0.113.0/24, chrome/windows, 3, 0, -",
        "0, 9, 203.0.113.0/24, chrome/windows, 3, 0, -",
        // a known place
        "1, 0, 192.0.2.0/24, firefox/linux, 9, 0, -",
        "1, 9, 192.0.2.0/24, firefox/linux, 9, 0, -",
        "9, 0, 192.0.2.0/24, firefox/linux, 21, 0, -",
        "10, 0, 192.0.2.0/24, firefox/linux, 21, 15, -",
        "10, 0, 192.0.2.0/24, firefox/linux, 11, 0, -",
        // one thing is new
        "1, 0, 192.0.9.0/24, firefox/linux, 9, 15, -",
        "1, 0, 203.0.113.0/24, firefox/linux, 9, 35, LOW",
        "1, 0, 192.0.2.0/24, chrome/windows, 9, 30, LOW",
        "1, 1, 192.0.2.0/24, chrome/windows, 9, 40, LOW",
        "1, 5, 192.0.2.0/24, chrome/windows, 9, 55, MEDIUM",
        // two things are
        "1, 0, 203.0.113.0/24, chrome/windows, 9, 65, MEDIUM",
        "1, 4, 203.0.113.0/24, chrome/windows, 9, 75, MEDIUM",
        "1, 5, 203.0.113.0/24, chrome/windows, 9, 90, HIGH",
        "10, 0, 203.0.113.0/24, chrome/windows, 21, 80, HIGH",
        "10, 5, 203.0.113.0/24, chrome/windows, 21, 105, HIGH"
    })
    void shouldCountWhatIsUnusual(
            int successes, int failures, String network, String device, int hour, int points, String level) {
        // given
        String surroundings = network.startsWith("192.0.") ? "192.0.0.0/16" : "203.0.0.0/16";
        Origin now = new Origin(network, surroundings, device, Optional.empty(), hour);

        // when
        Assessment assessment =
                RiskModel.assess(new Past(successes == 0 ? Map.of() : Map.of(HOME, successes), failures), now);

        // then
        assertThat(assessment.points() + " "
                        + assessment.level().map(Enum::name).orElse("-"))
                .isEqualTo(points + " " + level);
    }

    @Test
    void shouldKnowADeviceByItsKeyWhenTheBrowserChanged() {
        // given
        Origin before = new Origin(HOME.network(), HOME.surroundings(), "firefox/linux", Optional.of("key"), 9);
        Origin now = new Origin(HOME.network(), HOME.surroundings(), "chrome/linux", Optional.of("key"), 9);

        // when
        Assessment assessment = RiskModel.assess(new Past(Map.of(before, 1), 0), now);

        // then
        assertThat(assessment.reasons()).isEmpty();
    }

    @Test
    void shouldTakeTheHoursAroundMidnightForNeighbours() {
        // given
        Origin late = new Origin(HOME.network(), HOME.surroundings(), HOME.device(), Optional.empty(), 23);
        Origin early = new Origin(HOME.network(), HOME.surroundings(), HOME.device(), Optional.empty(), 1);

        // when
        Assessment assessment = RiskModel.assess(new Past(Map.of(late, 10), 0), early);

        // then
        assertThat(assessment.reasons()).isEmpty();
    }

    @Test
    void shouldSayWhy() {
        // given
        Origin now = new Origin("203.0.113.0/24", "203.0.0.0/16", "chrome/windows", Optional.empty(), 9);

        // when
        Assessment assessment = RiskModel.assess(new Past(Map.of(HOME, 1), 2), now);

        // then
        assertThat(assessment.reasons().stream().map(Reason::wireName))
                .containsExactly("new-network", "new-device", "failures-before");
    }
}
