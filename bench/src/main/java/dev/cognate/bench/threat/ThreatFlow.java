package dev.cognate.bench.threat;

import dev.cognate.bench.floor.FloorSum;
import dev.cognate.bench.floor.Primitive;
import dev.cognate.bench.flow.Flow;
import java.util.Map;
import java.util.OptionalDouble;

/** What is measured: the same sign-in in two pools. The history of a judged user must be read; all else is ours. */
enum ThreatFlow implements Flow {
    PASSWORD("password sign-in"),
    JUDGED("the same, judged");

    private final String label;

    ThreatFlow(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public FloorSum floor() {
        return new FloorSum(
                switch (this) {
                    case PASSWORD -> Map.of(Primitive.ARGON2ID, 1, Primitive.RSA_SIGNATURE, 2);
                    case JUDGED ->
                        Map.of(Primitive.ARGON2ID, 1, Primitive.RSA_SIGNATURE, 2, Primitive.DATABASE_READ, 1);
                });
    }

    @Override
    public OptionalDouble aim() {
        return OptionalDouble.empty();
    }
}
