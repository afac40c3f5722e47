/**
 * Facts between services: a transactional {@link dev.cognate.events.Outbox}, the {@link dev.cognate.events.OutboxRelay}
 * that publishes it to Kafka as CloudEvents, and {@link dev.cognate.events.EventConsumers} that handle each event once.
 */
package dev.cognate.events;
