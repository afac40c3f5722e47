package dev.cognate.events;

import java.time.Duration;

/**
 * What waits in an outbox.
 *
 * @param events how many, counted up to 100,000
 * @param oldest how long the oldest has waited; zero when there is none
 */
public record OutboxLag(long events, Duration oldest) {}
