package dev.cognate.userpool.signin;

/** The order in which {@link Requirement}s have their say. */
public enum Stage {
    /** A temporary password must be replaced. */
    NEW_PASSWORD,
    /** A remembered device proves itself in place of a second factor. */
    DEVICE,
    /** A second factor. */
    SECOND_FACTOR,
    /** The pool's own functions ask for more, and know what was shown before. */
    CUSTOM,
    /** The level of assurance the application asked for. */
    STEP_UP,
    /** A remembered device proves itself where that stands for nothing else: last, as client libraries expect it. */
    DEVICE_BESIDE_FACTORS
}
