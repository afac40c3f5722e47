package dev.cognate.bench.floor;

import java.util.EnumMap;
import java.util.Map;

/**
 * What an operation cannot avoid: how many of each primitive.
 *
 * @param counts of each
 */
public record FloorSum(Map<Primitive, Integer> counts) {
    public FloorSum {
        counts = Map.copyOf(counts);
    }

    /** Processor seconds, when a primitive costs this much. */
    public double cpuSeconds(Map<Primitive, Double> costs) {
        return counts.entrySet().stream()
                .mapToDouble(part -> part.getValue() * costs.get(part.getKey()))
                .sum();
    }

    /** The mean of two measurements, one before and one after the operation was measured. */
    public static Map<Primitive, Double> mean(Map<Primitive, Double> before, Map<Primitive, Double> after) {
        Map<Primitive, Double> mean = new EnumMap<>(Primitive.class);
        before.forEach((primitive, cost) -> mean.put(primitive, (cost + after.get(primitive)) / 2));
        return mean;
    }
}
