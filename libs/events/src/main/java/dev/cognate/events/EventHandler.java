package dev.cognate.events;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Does what an event calls for. */
@FunctionalInterface
public interface EventHandler {
    /**
     * Handles one event. The work goes through the session, whose transaction also remembers the event as handled.
     *
     * @param session with an open transaction, committed when the result arrives
     * @param event the event, not handled before by this consumer group
     * @return a failure rolls back; the same event comes again after a pause
     */
    Uni<Void> handle(Mutiny.Session session, Event event);
}
