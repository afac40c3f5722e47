package dev.cognate.events;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes events to the broker. */
interface EventSender extends AutoCloseable {
    /**
     * Sends events of different keys and waits for the broker's answers.
     */
    Sent send(List<Event> events);

    /** Gives up what is not sent yet, at once. */
    @Override
    void close();

    /**
     * What became of a batch.
     *
     * @param acknowledged the events the broker has for certain
     * @param failure why the others are not among them
     */
    record Sent(List<UUID> acknowledged, Optional<Exception> failure) {}
}
