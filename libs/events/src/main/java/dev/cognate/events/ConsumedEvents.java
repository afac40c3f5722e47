package dev.cognate.events;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers which events a consumer group has handled. */
record ConsumedEvents(String group) {
    private static final String REMEMBER = """
            insert into consumed_event (consumer, event_id) values (:consumer, :event)
            on conflict do nothing""";

    private static final String FORGET =
            "delete from consumed_event where consumer = :consumer and consumed_at < :before";

    /** Whether the event is new; then it is not from now on, if the transaction commits. */
    Uni<Boolean> remember(Mutiny.Session session, Event event) {
        return session.createNativeQuery(REMEMBER)
                .setParameter("consumer", group)
                .setParameter("event", event.id())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Integer> forget(Mutiny.Session session, Duration olderThan) {
        return session.createNativeQuery(FORGET)
                .setParameter("consumer", group)
                .setParameter("before", OffsetDateTime.now(ZoneOffset.UTC).minus(olderThan))
                .executeUpdate();
    }
}
