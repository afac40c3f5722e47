package dev.cognate.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FloorSumTest {

    @Test
    void shouldAddEachPrimitiveAsOftenAsItIsNeeded() {
        // given
        FloorSum floor = new FloorSum(Map.of(Primitive.ARGON2ID, 1, Primitive.RSA_SIGNATURE, 2));

        // when
        double seconds =
                floor.cpuSeconds(Map.of(Primitive.ARGON2ID, 0.018, Primitive.RSA_SIGNATURE, 0.001, Primitive.SRP, 5.0));

        // then
        assertThat(seconds).isCloseTo(0.020, within(1e-12));
    }

    @Test
    void shouldTakeTheMeanOfBeforeAndAfter() {
        // when
        Map<Primitive, Double> mean = FloorSum.mean(Map.of(Primitive.SRP, 0.002), Map.of(Primitive.SRP, 0.004));

        // then
        assertThat(mean.get(Primitive.SRP)).isCloseTo(0.003, within(1e-12));
    }

    @Test
    void shouldWeighThreadsByWhatTheyDid() {
        // given
        var quick = new FloorMeter.Effort(3, 300_000_000);
        var slow = new FloorMeter.Effort(1, 300_000_000);

        // when
        double seconds = FloorMeter.perOperation(List.of(quick, slow));

        // then
        assertThat(seconds).isCloseTo(0.15, within(1e-12));
    }
}
