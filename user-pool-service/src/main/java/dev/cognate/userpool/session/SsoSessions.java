package dev.cognate.userpool.session;

import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Implemented by the sessions of browsers, which users see beside those of their apps. */
public interface SsoSessions {

    /**
     * A session of a browser.
     *
     * @param id names it
     * @param createdAt when the user signed in
     * @param lastActiveAt when it last let a client in, or began
     * @param deviceType the device as people call it
     * @param ipAddress where it came from
     */
    record SsoSession(UUID id, Instant createdAt, Instant lastActiveAt, String deviceType, String ipAddress) {}

    /** Those of a user that began while the pool tracked sessions, the last active first, at most {@code limit}. */
    Uni<List<SsoSession>> tracked(Mutiny.Session session, User user, int limit);

    /** Ends one, in the caller's transaction; false when it is none of this user's. */
    Uni<Boolean> end(Mutiny.Session session, User user, UUID id);
}
