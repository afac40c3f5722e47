package dev.cognate.bench.gateway;

import dev.cognate.bench.load.Load;
import dev.cognate.bench.load.Sample;
import dev.cognate.local.progress.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Measures the two ways in turns, so that other work on the machine meets both alike. */
final class Comparison {
    private final Objects objects;
    private final Load load;
    private final Progress progress;

    Comparison(Objects objects, Load load, Progress progress) {
        this.objects = objects;
        this.load = load;
        this.progress = progress;
    }

    /**
     * How long it is measured.
     *
     * @param rounds of both ways, after one that is thrown away
     * @param time of each way in each round
     * @param callers at the same time
     */
    record Plan(int rounds, Duration time, int callers) {}

    /** Measurements of one transfer, a pair for each round. */
    record Outcome(Transfer transfer, List<Sample> direct, List<Sample> gateway) {

        /** The median of the rounds. */
        static double median(List<Sample> samples, ToDoubleFunction<Sample> of) {
            double[] sorted = samples.stream().mapToDouble(of).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        /** Throughput through the gateway as a share of the direct connection's. */
        double share() {
            return median(gateway, Sample::throughput) / median(direct, Sample::throughput);
        }
    }

    Outcome measure(Transfer transfer, Plan plan) throws IOException, InterruptedException {
        Progress.Step step = progress.begin(transfer.label());
        List<ObjectCaller> direct = callers(objects.direct(), transfer, plan.callers());
        List<ObjectCaller> gateway = callers(objects.gateway(), transfer, plan.callers());
        try {
            load.run(direct, plan.time());
            load.run(gateway, plan.time());
            var outcome = new Outcome(transfer, new ArrayList<>(), new ArrayList<>());
            for (int round = 0; round < plan.rounds(); round++) {
                outcome.direct().add(load.run(direct, plan.time()));
                outcome.gateway().add(load.run(gateway, plan.time()));
            }
            step.done("");
            return outcome;
        } catch (IOException e) {
            step.failed(e.getMessage());
            throw e;
        } finally {
            Stream.concat(direct.stream(), gateway.stream()).forEach(ObjectCaller::close);
        }
    }

    private List<ObjectCaller> callers(Route route, Transfer transfer, int count) {
        return Stream.generate(() -> objects.caller(route, transfer))
                .limit(count)
                .toList();
    }
}
