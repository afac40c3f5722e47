package dev.cognate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final Load load =
            new Load(new ProcessCpu(List.of(ProcessHandle.current().pid())));

    @Test
    void shouldKeepTheLatenciesOfAllCallers() throws Exception {
        // given
        AtomicInteger calls = new AtomicInteger();
        Operation caller = () -> calls.incrementAndGet();

        // when
        Sample sample = load.run(List.of(caller, caller), Duration.ofMillis(20));

        // then
        assertThat(sample.latencies().count()).isPositive().isEqualTo(calls.get());
    }

    @Test
    void shouldCountTheProcessorTimeOfTheServer() throws Exception {
        // given
        Operation busy = () -> System.nanoTime() % 7;

        // when
        Sample sample = load.run(List.of(busy), Duration.ofMillis(300));

        // then
        assertThat(sample.cpu()).isPositive();
    }

    @Test
    void shouldEndWhenACallerHasNothingLeft() throws Exception {
        // given
        Operation scarce = new Operation() {
            private int left = 3;

            @Override
            public long run() {
                return left--;
            }

            @Override
            public boolean more() {
                return left > 0;
            }
        };

        // when
        Sample sample = load.run(List.of(scarce), Duration.ofSeconds(30));

        // then
        assertThat(sample.latencies().count()).isEqualTo(3);
    }

    @Test
    void shouldFailWithTheFirstFailure() {
        // given
        Operation broken = () -> {
            throw new IOException("NotAuthorizedException: no");
        };

        // when / then
        assertThatThrownBy(() -> load.run(List.of(broken), Duration.ofSeconds(30)))
                .isInstanceOf(IOException.class)
                .hasMessage("NotAuthorizedException: no");
    }
}
