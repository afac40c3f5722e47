package dev.cognate.userpool.client;

import java.time.Instant;

/**
 * A secret of an app client.
 *
 * @param id {@code <client id>--<milliseconds since 1970>}
 * @param value in the clear
 * @param createdAt to the millisecond
 */
public record ClientSecret(String id, String value, Instant createdAt) {

    @Override
    public String toString() {
        return "ClientSecret[id=" + id + "]";
    }
}
