/**
 * Facts between services: a transactional {@link dev.cognate.events.Outbox}, and the {@link dev.cognate.events.OutboxRelay}
 * that publishes it to Kafka as CloudEvents; {@link dev.cognate.events.EventConsumers} hand them to whoever needs them.
 */
package dev.cognate.events;
