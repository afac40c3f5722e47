package dev.cognate.wire.server;

import java.util.concurrent.Semaphore;

/** Bounds the requests an instance works on at once. */
final class InFlight {
    private final Semaphore places;

    InFlight(int most) {
        this.places = new Semaphore(most);
    }

    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }
}
