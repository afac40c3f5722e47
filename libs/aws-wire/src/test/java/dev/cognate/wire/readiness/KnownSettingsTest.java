package dev.cognate.wire.readiness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {
    private final KnownSettings settings =
            new KnownSettings(new SettingNames(List.of("cognate.public-url", "cognate.throttle.enabled")));

    @Test
    void shouldNotStartWithASettingNobodyReads() {
        assertThatThrownBy(() -> settings.require(
                        List.of("cognate.public-url", "cognate.throtle.enabled", "cognate.x"), List.of("local")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cognate.throtle.enabled: did you mean cognate.throttle.enabled?")
                .hasMessageContaining("cognate.x")
                .hasMessageNotContainingAny("cognate.public-url");
    }

    @Test
    void shouldStartWithSettingsItKnows() {
        assertThatCode(() -> settings.require(List.of("cognate.public-url"), List.of("prod")))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldLetTestsHavePropertiesOfTheirOwn() {
        assertThatCode(() -> settings.require(List.of("cognate.walk.seed"), List.of("test")))
                .doesNotThrowAnyException();
    }
}
