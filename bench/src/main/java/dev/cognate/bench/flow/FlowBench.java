package dev.cognate.bench.flow;

import dev.cognate.bench.floor.FloorSum;
import dev.cognate.bench.floor.Floors;
import dev.cognate.bench.floor.Primitive;
import dev.cognate.bench.load.Load;
import dev.cognate.bench.load.Operation;
import dev.cognate.bench.load.Sample;
import dev.cognate.bench.report.Result;
import dev.cognate.local.progress.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Warms all flows up, then measures one after the other, each between two measurements of its floor. */
final class FlowBench<F extends Flow> {
    private final List<? extends Caller<F>> callers;
    private final Load load;
    private final Floors floors;
    private final Progress progress;

    FlowBench(List<? extends Caller<F>> callers, Load load, Floors floors, Progress progress) {
        this.callers = callers;
        this.load = load;
        this.floors = floors;
        this.progress = progress;
    }

    /** What was measured, and what each primitive cost. */
    record Outcome(List<Result> results, Map<Primitive, Double> primitives) {}

    Outcome run(List<F> flows, Duration warmUp, Duration time) throws InterruptedException, IOException {
        for (Caller<F> caller : callers) {
            caller.signIn();
        }
        for (F flow : flows) {
            attempt(flow, warmUp, "Warm-up: " + flow.label());
        }
        List<Result> results = new ArrayList<>();
        Map<Primitive, Double> primitives = new EnumMap<>(Primitive.class);
        for (F flow : flows) {
            results.add(measure(flow, time, primitives));
        }
        return new Outcome(results, primitives);
    }

    private Result measure(F flow, Duration time, Map<Primitive, Double> primitives) throws InterruptedException {
        Set<Primitive> parts = flow.floor().counts().keySet();
        Map<Primitive, Double> before = floors.measure(parts);
        Attempt attempt = attempt(flow, time, "Measuring: " + flow.label());
        Map<Primitive, Double> costs = FloorSum.mean(before, floors.measure(parts));
        primitives.putAll(costs);
        double floor = flow.floor().cpuSeconds(costs);
        return switch (attempt) {
            case Attempt.Done done -> Result.of(flow.label(), done.sample(), floor, flow.aim());
            case Attempt.Failed failed -> Result.failed(flow.label(), floor, flow.aim(), failed.reason());
        };
    }

    private sealed interface Attempt {
        record Done(Sample sample) implements Attempt {}

        record Failed(String reason) implements Attempt {}
    }

    private Attempt attempt(F flow, Duration time, String what) throws InterruptedException {
        Progress.Step step = progress.begin(what);
        try {
            List<Operation> preparations = callers.stream()
                    .map(caller -> caller.preparation(flow))
                    .flatMap(Optional::stream)
                    .toList();
            if (!preparations.isEmpty()) {
                load.run(preparations, time);
            }
            Sample sample = load.run(
                    callers.stream().map(caller -> caller.operation(flow)).toList(), time);
            step.done(sample.latencies().count() + " done");
            return new Attempt.Done(sample);
        } catch (IOException failure) {
            step.failed(failure.getMessage());
            return new Attempt.Failed(failure.getMessage());
        }
    }
}
