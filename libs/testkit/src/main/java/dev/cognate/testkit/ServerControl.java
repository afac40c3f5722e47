package dev.cognate.testkit;

import javax.management.MXBean;

/** Starts and stops a shared server. The port stays the same, and so does what the server keeps on disk. */
@MXBean
public interface ServerControl {
    /** The TCP port on 127.0.0.1. */
    int getPort();

    /** Whether the server was started and not stopped since. */
    boolean isRunning();

    /** Starts the server and returns when it answers; does nothing when it runs. */
    void start();

    /** Stops the server and returns when its port is closed; does nothing when it is stopped. */
    void stop();
}
