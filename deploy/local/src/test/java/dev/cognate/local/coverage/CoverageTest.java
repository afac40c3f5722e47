package dev.cognate.local.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {
    interface Promise {}

    static final class Kept implements Promise {}

    abstract static class HalfKept implements Comparable<HalfKept> {}

    @Test
    void shouldCountNothingWhereNothingIsCompiled(@TempDir Path empty) {
        // when
        var coverage = Coverage.of(empty);

        // then
        assertThat(coverage).allSatisfy(api -> {
            assertThat(api.built()).isEmpty();
            assertThat(api.missing()).isNotEmpty();
        });
    }

    @Test
    void shouldFindWhatAClassImplements() {
        // when
        var interfaces = Coverage.implementedIn(Path.of("target/test-classes/dev/cognate/local/coverage"));

        // then
        assertThat(interfaces).contains(Promise.class.getName()).doesNotContain(Comparable.class.getName());
    }
}
