package dev.cognate.userpool.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.AccountTakeoverActionType;
import dev.cognate.contract.idp.AccountTakeoverEventActionType;
import dev.cognate.userpool.pool.ThreatMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of a risk, by what the pool wants done and what the user has. */
class DecisionTest {
    @ParameterizedTest(name = "{0}, second factor {1}: {2}, told to functions as {3}")
    @CsvSource({
        "-, true, NONE, NO_ACTION",
        "NO_ACTION, true, LET_IN, NO_ACTION",
        "MFA_IF_CONFIGURED, true, ASK_FACTOR, MFA_IF_CONFIGURED",
        "MFA_IF_CONFIGURED, false, LET_IN, NO_ACTION",
        "MFA_REQUIRED, true, ASK_FACTOR, MFA_REQUIRED",
        "MFA_REQUIRED, false, BLOCK, BLOCK",
        "BLOCK, true, BLOCK, BLOCK"
    })
    void shouldDoWhatThePoolWants(String action, boolean hasFactor, Measure measure, String wireName) {
        // given
        Decision decision = decision(ThreatMode.ENFORCED, action, hasFactor, true);

        // when / then
        assertThat(decision.measure() + " " + decision.wireName()).isEqualTo(measure + " " + wireName);
    }

    @ParameterizedTest(name = "{0}, action {1}, Notify {2}: {3}")
    @CsvSource({
        "ENFORCED, BLOCK, true, true",
        "ENFORCED, BLOCK, false, false",
        "ENFORCED, -, true, false",
        "AUDIT, BLOCK, true, false"
    })
    void shouldTellTheUserOnlyOfWhatIsDone(ThreatMode mode, String action, boolean wanted, boolean told) {
        assertThat(decision(mode, action, false, wanted).notifies()).isEqualTo(told);
    }

    private static Decision decision(ThreatMode mode, String action, boolean hasFactor, boolean notifies) {
        Verdict verdict = new Verdict(Optional.of(RiskLevel.HIGH), List.of());
        Optional<AccountTakeoverActionType> wanted = "-".equals(action)
                ? Optional.empty()
                : Optional.of(AccountTakeoverActionType.builder()
                        .eventAction(AccountTakeoverEventActionType.of(action))
                        .notifyValue(notifies)
                        .build());
        return new Decision(UUID.randomUUID(), mode, verdict, wanted, hasFactor);
    }
}
