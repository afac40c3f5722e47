package dev.cognate.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.e2e.coverage.Recorder;
import dev.cognate.e2e.coverage.ValidCalls;
import dev.cognate.e2e.suite.Answer;
import dev.cognate.e2e.suite.Pool;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ten thousand damaged requests. {@code -Dcognate.e2e.mutation.seed=…} makes those of a failed run again. They run
 * against the pool of one valid call per operation, so many mutants are near to something that exists.
 */
@ExtendWith(SuiteExtension.class)
class MutationIT {
    private static final int MUTANTS = Integer.getInteger("cognate.e2e.mutation.count", 10_000);
    private static final long SEED = Long.getLong("cognate.e2e.mutation.seed", System.nanoTime());
    private static final int AT_ONCE = 8;
    private static final int GROUP = 50;

    private final Suite suite;

    MutationIT(Suite suite) {
        this.suite = suite;
    }

    private record Outcome(Mutant mutant, Answer answer) {
        boolean acceptable() {
            return answer.accepted() || answer.refused();
        }
    }

    @Test
    void shouldRefuseOrTakeEveryMutantAndChangeNothingForTheRefused() throws Exception {
        // given
        List<Mutant> mutants = mutants(validBodies());

        // when
        List<Outcome> outcomes = send(mutants);

        // then
        assertThat(outcomes)
                .filteredOn(each -> !each.acceptable())
                .extracting(each -> each.mutant().describe(each.answer()))
                .as("mutants of seed %d that were neither taken nor refused properly", SEED)
                .isEmpty();
        List<Mutant> refused = outcomes.stream()
                .filter(each -> !each.answer().accepted())
                .map(Outcome::mutant)
                .toList();
        assertThat(refused).hasSizeGreaterThan(MUTANTS / 3);
        assertNothingChangesFor(refused);
    }

    /** Sends what was refused once more, in groups: a group refused as a whole must leave the store as it was. */
    private void assertNothingChangesFor(List<Mutant> refused) throws Exception {
        int proven = 0;
        Map<String, String> before = withoutCodes();
        for (int from = 0; from < refused.size(); from += GROUP) {
            List<Mutant> group = refused.subList(from, Math.min(refused.size(), from + GROUP));
            List<Outcome> outcomes = send(group);
            Map<String, String> after = withoutCodes();
            if (outcomes.stream().noneMatch(each -> each.answer().accepted())) {
                assertThat(after)
                        .as("seed %d, mutants %s", SEED, describe(outcomes))
                        .isEqualTo(before);
                proven += group.size();
            }
            before = after;
        }
        assertThat(proven).as("mutants refused twice").isGreaterThan(refused.size() / 2);
    }

    private List<String> describe(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(each -> each.mutant().describe(each.answer()))
                .toList();
    }

    /** A wrong code counts an attempt; that is a change the refusal is meant to make. */
    private Map<String, String> withoutCodes() {
        Map<String, String> digests = suite.store().digests();
        digests.remove("confirmation_code");
        return digests;
    }

    private Map<String, byte[]> validBodies() {
        Recorder recorder = new Recorder();
        Pool pool = Pool.mailing(suite);
        var cognito = suite.recording(recorder);
        ValidCalls.all().forEach((operation, call) -> call.make(cognito, pool));
        return recorder.bodies();
    }

    private static List<Mutant> mutants(Map<String, byte[]> valid) {
        List<String> operations = valid.keySet().stream().sorted().toList();
        List<Mutant> mutants = new ArrayList<>(MUTANTS);
        for (int i = 0; i < MUTANTS; i++) {
            String operation = operations.get(i % operations.size());
            mutants.add(Mutant.of(SEED + i, operation, valid.get(operation)));
        }
        return mutants;
    }

    private List<Outcome> send(List<Mutant> mutants) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Outcome>> pending = mutants.stream()
                    .map(each -> workers.submit(() -> send(each)))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>(pending.size());
            for (Future<Outcome> each : pending) {
                outcomes.add(each.get());
            }
            return outcomes;
        }
    }

    private Outcome send(Mutant mutant) {
        return new Outcome(mutant, suite.raw().signed(mutant.operation(), mutant.body(), suite.rootKey()));
    }
}
