package dev.cognate.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.testkit.MovableClock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A function that does not answer is spared for a while; one that does is not. */
class FunctionGateTest {
    private static final Uni<String> SILENT = Uni.createFrom().failure(InvocationFailure.Silence::new);
    private static final Uni<String> WELL = Uni.createFrom().item("well");

    private final MovableClock clock = MovableClock.at(Instant.EPOCH);
    private final FunctionGate gate = new FunctionGate(
            TestTriggers.config(Map.of(
                    "cognate.trigger.circuit.failures", "2",
                    "cognate.trigger.circuit.pause", "10s",
                    "cognate.trigger.max-in-flight", "1")),
            clock);

    private UniAssertSubscriber<String> call(Uni<String> function) {
        return gate.pass(() -> function).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void shouldCallNobodyForAWhileAfterSilenceInARow() {
        // given
        call(SILENT);
        call(SILENT);

        // when / then
        call(WELL).assertFailedWith(InvocationFailure.Silence.class);
        clock.advance(Duration.ofSeconds(11));
        call(WELL).assertItem("well");
    }

    @Test
    void shouldCountSilenceFromTheBeginningAfterAnAnswer() {
        // given
        call(SILENT);
        call(WELL);
        call(SILENT);

        // when / then
        call(WELL).assertItem("well");
    }

    @Test
    void shouldNotTakeACallNobodyWaitsForAnyMoreForAnAnswer() {
        // given
        call(SILENT);
        call(Uni.createFrom().nothing()).cancel();
        call(SILENT);

        // when / then
        call(WELL).assertFailedWith(InvocationFailure.Silence.class);
    }

    @Test
    void shouldLetNoMoreThroughThanMayBeUnderWay() {
        // given
        UniAssertSubscriber<String> first = call(Uni.createFrom().nothing());

        // when / then
        call(WELL).assertFailedWith(TooManyRequestsException.class);
        first.cancel();
        assertThat(call(WELL).getItem()).isEqualTo("well");
    }
}
