package dev.cognate.userpool.threat;

/** What is done about one sign-in. */
enum Measure {
    /** Nothing is to be done about it. */
    NONE,
    /** It goes on, and the pool wants to know of it. */
    LET_IN,
    /** A second factor is asked for. */
    ASK_FACTOR,
    /** It ends. */
    BLOCK
}
