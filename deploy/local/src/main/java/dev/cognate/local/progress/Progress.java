package dev.cognate.local.progress;

/** Tells a person what is being done, one step at a time; steps may run side by side. Thread-safe. */
public interface Progress {
    /** Begins a step, named as in "PostgreSQL". */
    Step begin(String name);

    /** Says something that belongs to no step. */
    void say(String line);

    /** One thing that takes a while. Exactly one of its methods is called, once. */
    interface Step {
        /** It worked; {@code detail} is what a person may want to know, such as an address. */
        void done(String detail);

        /** It was not needed, or cannot be done now, and things go on without it. */
        void skipped(String reason);

        /** It failed; {@code reason} names what to do about it. */
        void failed(String reason);
    }

    /** Says nothing. */
    static Progress silent() {
        return new SilentProgress();
    }
}
