package dev.cognate.userpool.oauth.device;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

/**
 * A device that waits for its user.
 *
 * @param clientId the client that runs on it
 * @param scopes what it is to be given
 * @param state what its user said
 * @param browserSession of the user who said yes
 * @param expiresAt when it gives up
 * @param pollAfter when it may ask again
 * @param interval seconds between two questions
 */
record DeviceRequest(
        String clientId,
        SequencedSet<String> scopes,
        State state,
        Optional<UUID> browserSession,
        Instant expiresAt,
        Instant pollAfter,
        int interval) {

    /** What the user said. */
    enum State {
        PENDING,
        APPROVED,
        DENIED
    }

    static SequencedSet<String> scopes(String text) {
        return new LinkedHashSet<>(text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }
}
