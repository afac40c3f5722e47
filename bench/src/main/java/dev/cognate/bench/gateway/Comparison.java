package dev.cognate.bench.gateway;

import dev.cognate.bench.load.Load;
import dev.cognate.bench.load.Sample;
import dev.cognate.local.progress.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Measures the ways in turns, so that other work on the machine meets all alike. */
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
     * @param rounds of all ways, after one that is thrown away
     * @param time of each way in each round
     * @param callers at the same time
     */
    record Plan(int rounds, Duration time, int callers) {}

    /** Measurements of one transfer, one of each way in each round. */
    record Outcome(Transfer transfer, Map<Way, List<Sample>> samples) {

        /** The median of the rounds; not a number when the way was not measured. */
        double median(Way way, ToDoubleFunction<Sample> of) {
            double[] sorted = samples.getOrDefault(way, List.of()).stream()
                    .mapToDouble(of)
                    .sorted()
                    .toArray();
            return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
        }

        /** Throughput on a way as a share of the direct connection's. */
        double share(Way way) {
            return median(way, Sample::throughput) / median(Way.DIRECT, Sample::throughput);
        }
    }

    Outcome measure(Transfer transfer, Plan plan) throws IOException, InterruptedException {
        Progress.Step step = progress.begin(transfer.label());
        Map<Way, List<ObjectCaller>> callers = new EnumMap<>(Way.class);
        objects.routes().keySet().forEach(way -> callers.put(way, callers(way, transfer, plan.callers())));
        try {
            var outcome = new Outcome(transfer, new EnumMap<>(Way.class));
            for (int round = 0; round <= plan.rounds(); round++) {
                for (Map.Entry<Way, List<ObjectCaller>> way : callers.entrySet()) {
                    Sample sample = load.run(way.getValue(), plan.time());
                    if (round > 0) {
                        outcome.samples()
                                .computeIfAbsent(way.getKey(), first -> new ArrayList<>())
                                .add(sample);
                    }
                }
            }
            step.done("");
            return outcome;
        } catch (IOException e) {
            step.failed(e.getMessage());
            throw e;
        } finally {
            callers.values().stream().flatMap(List::stream).forEach(ObjectCaller::close);
        }
    }

    private List<ObjectCaller> callers(Way way, Transfer transfer, int count) {
        return Stream.generate(() -> objects.caller(way, transfer)).limit(count).toList();
    }
}
