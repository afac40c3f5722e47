package dev.cognate.events;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a test's handler does: it writes down the event. */
@Entity
@Table(name = "handled_event")
public class HandledEvent {
    @Id
    @Column(name = "event_id")
    UUID eventId;

    @Column(insertable = false, updatable = false)
    int position;

    HandledEvent() {}

    HandledEvent(UUID eventId) {
        this.eventId = eventId;
    }
}
