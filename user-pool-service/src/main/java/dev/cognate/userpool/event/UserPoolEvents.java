package dev.cognate.userpool.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.events.Event;
import dev.cognate.events.Outbox;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records facts in the outbox, in the transaction that makes them true. */
@ApplicationScoped
public class UserPoolEvents {
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    UserPoolEvents(Outbox outbox, ObjectMapper json, Clock clock) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records a fact; it leaves for Kafka after the commit.
     *
     * @param user whom it is about, or null when it is about the pool
     * @param details names of attributes, never values; no secrets; see {@link EventDetails}
     */
    public Uni<Void> record(
            Mutiny.Session session, UserPoolEventType type, UserPool pool, User user, Map<String, Object> details) {
        return outbox.add(session, event(type, pool, user, details));
    }

    /**
     * Records a fact that no other change belongs to.
     *
     * @param user whom it is about, or null when it is about the pool
     * @return done when it is durable
     */
    public Uni<Void> record(UserPoolEventType type, UserPool pool, User user, Map<String, Object> details) {
        return outbox.add(event(type, pool, user, details));
    }

    /**
     * Records a fact about something else than the pool or a user, that no other change belongs to.
     *
     * @param subject what it is about; facts of one subject keep their order, so each waits for the one before
     * @return done when it is durable
     */
    public Uni<Void> record(UserPoolEventType type, UserPool pool, String subject, Map<String, Object> details) {
        return outbox.add(event(type, pool, subject, data(pool, null, details)));
    }

    private Event event(UserPoolEventType type, UserPool pool, User user, Map<String, Object> details) {
        String subject = user == null ? pool.id() : user.sub().toString();
        return event(type, pool, subject, data(pool, user, details));
    }

    private static Map<String, Object> data(UserPool pool, User user, Map<String, Object> details) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("userPoolId", pool.id());
        if (user != null) {
            data.put("sub", user.sub().toString());
        }
        data.putAll(details);
        return data;
    }

    private Event event(UserPoolEventType type, UserPool pool, String subject, Map<String, Object> data) {
        return Event.of(
                type.topic(),
                type.wireName(),
                pool.settings().arn(),
                pool.id(),
                subject,
                clock.instant(),
                json.valueToTree(data));
    }
}
