package dev.cognate.database;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens units of work on the service's database. */
@ApplicationScoped
public class Database {
    private final Mutiny.SessionFactory sessions;

    Database(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Runs {@code work} in a transaction that commits when its result arrives and rolls back when it fails. What the
     * returned value acknowledges is durable.
     */
    public <T> Uni<T> inTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withTransaction(session -> work.apply(session));
    }

    /** Runs {@code work} outside a transaction; for reads. */
    public <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withSession(session -> {
            session.setDefaultReadOnly(true);
            return work.apply(session);
        });
    }
}
