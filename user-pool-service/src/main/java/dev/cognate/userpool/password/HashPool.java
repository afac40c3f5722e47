package dev.cognate.userpool.password;

import dev.cognate.userpool.worker.BoundedWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Threads for password hashes, which cost tens of milliseconds of processor time each. */
@ApplicationScoped
class HashPool {
    private final BoundedWorkers workers;

    HashPool(PasswordConfig config) {
        this.workers = new BoundedWorkers("password-hash", config.threads(), config.queue());
    }

    /** Runs {@code work} as {@link BoundedWorkers#run} does. */
    <T> Uni<T> run(Supplier<T> work) {
        return workers.run(work);
    }

    @PreDestroy
    void stop() {
        workers.close();
    }
}
