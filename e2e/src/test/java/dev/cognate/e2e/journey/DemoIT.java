package dev.cognate.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import dev.cognate.local.demo.DemoWalk;
import dev.cognate.local.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ./cognate demo}: sign-up, tokens, temporary credentials, a folder of one's own in S3. */
@ExtendWith(SuiteExtension.class)
class DemoIT {
    private final Suite suite;

    DemoIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void shouldWalkFromASignUpToAUsersOwnFolder() {
        // given
        Steps steps = new Steps();

        // when
        boolean done = new DemoWalk(suite.record(), steps).run();

        // then
        assertThat(done).as(String.join("\n", steps.told)).isTrue();
        assertThat(steps.told)
                .contains("Read it back: what was written", "Another user's object: is refused: AccessDenied")
                .noneMatch(line -> line.contains("FAILED"));
    }

    @Test
    void shouldWalkAgainWithWhatTheFirstWalkMade() {
        // given
        new DemoWalk(suite.record(), Progress.silent()).run();

        // when
        boolean done = new DemoWalk(suite.record(), Progress.silent()).run();

        // then
        assertThat(done).isTrue();
    }

    /** Keeps what a person would read. */
    private static final class Steps implements Progress {
        private final List<String> told = new ArrayList<>();

        @Override
        public Step begin(String name) {
            return new Step() {
                @Override
                public void done(String detail) {
                    told.add(name + ": " + detail);
                }

                @Override
                public void skipped(String reason) {
                    told.add(name + ": skipped, " + reason);
                }

                @Override
                public void failed(String reason) {
                    told.add(name + ": FAILED, " + reason);
                }
            };
        }

        @Override
        public void say(String line) {
            told.add(line);
        }
    }
}
