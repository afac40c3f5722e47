package dev.cognate.userpool.session;

import dev.cognate.userpool.client.AppClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * For how long browsers stay signed in: one hour; in pools that track sessions, as long as each client says.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html">AWS's
 *     guide: managed login, session cookies</a>
 */
@ApplicationScoped
public class SsoLifetimes {
    static final int DEFAULT_MINUTES = 60;
    static final int MAX_MINUTES = 129_600;

    private final SessionTracking tracking;
    private final SessionSettingsStore store;

    SsoLifetimes(SessionTracking tracking, SessionSettingsStore store) {
        this.tracking = tracking;
        this.store = store;
    }

    /** How old a session may be for a client to reuse it; zero for never. */
    public Uni<Duration> reuse(Mutiny.Session session, AppClient client) {
        return tracking.of(session, client.poolId())
                .chain(settings -> settings.tracked()
                        ? store.ssoMinutes(session, client).map(minutes -> minutes.orElse(DEFAULT_MINUTES))
                        : Uni.createFrom().item(DEFAULT_MINUTES))
                .map(Duration::ofMinutes);
    }

    /** How long a session must be kept, so that every client of the pool may find it. */
    public Uni<Duration> longest(Mutiny.Session session, String poolId) {
        return tracking.of(session, poolId)
                .map(settings -> Duration.ofMinutes(settings.tracked() ? MAX_MINUTES : DEFAULT_MINUTES));
    }
}
