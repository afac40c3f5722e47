package dev.cognate.testkit;

import javax.management.MXBean;

/** {@link ServerControl} of a Redis that can also fall silent. */
@MXBean
public interface RedisControl extends ServerControl {
    /** Freezes the process: connections stay open, nothing answers. This is how a network partition looks. */
    void pause();

    /** Ends {@link #pause()}. */
    void resume();
}
