package dev.cognate.wire.readiness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadinessGateTest {
    private static final List<ReadinessCheck> CHECKS = List.of(
            () -> List.of(new UnsafeSetting("cognate.one", "is open")),
            List::of,
            () -> List.of(new UnsafeSetting("cognate.two", "is shut")));

    private static ReadinessGate gate(List<ReadinessCheck> checks, List<String> accepted) {
        return new ReadinessGate(checks, () -> Optional.of(accepted));
    }

    @Test
    void shouldNameEveryUnsafeSettingAndNotStart() {
        assertThatThrownBy(() -> gate(CHECKS, List.of()).verify(List.of("prod")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cognate.one: is open")
                .hasMessageContaining("cognate.two: is shut")
                .hasMessageContaining("cognate.readiness.accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "test", "dev"})
    void shouldStartOnADevelopersMachine(String profile) {
        assertThatCode(() -> gate(CHECKS, List.of()).verify(List.of(profile))).doesNotThrowAnyException();
    }

    @Test
    void shouldStartWithWhatIsAcceptedByName() {
        assertThatCode(() -> gate(CHECKS, List.of("cognate.one", "cognate.two")).verify(List.of("prod")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> gate(CHECKS, List.of("cognate.one")).verify(List.of("prod")))
                .hasMessageContaining("cognate.two")
                .hasMessageNotContainingAny("cognate.one");
    }

    @Test
    void shouldStartWhenNothingIsUnsafe() {
        assertThatCode(() -> gate(List.of(List::of), List.of()).verify(List.of("prod")))
                .doesNotThrowAnyException();
    }
}
