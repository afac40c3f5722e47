package dev.cognate.userpool.srp;

import dev.cognate.userpool.worker.BoundedWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Threads for arithmetic on big numbers, apart from those of password hashes, which are twenty times slower. */
@ApplicationScoped
public class SrpWorkers {
    private final BoundedWorkers workers;

    SrpWorkers(SrpConfig config) {
        this.workers = new BoundedWorkers("srp", config.threads(), config.queue());
    }

    /** Computes {@code work} as {@link BoundedWorkers#run} does. */
    public <T> Uni<T> run(Supplier<T> work) {
        return workers.run(work);
    }

    @PreDestroy
    void stop() {
        workers.close();
    }
}
