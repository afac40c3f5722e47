package dev.cognate.bench.flow;

import dev.cognate.bench.floor.FloorSum;
import java.util.OptionalDouble;

/** Something that is measured. */
public interface Flow {
    /** Its name for people. */
    String label();

    /** What it cannot avoid. */
    FloorSum floor();

    /** The largest ratio of cost to floor that was set as the aim. */
    OptionalDouble aim();
}
