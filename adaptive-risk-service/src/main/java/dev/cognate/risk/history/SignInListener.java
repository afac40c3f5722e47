package dev.cognate.risk.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.events.Event;
import dev.cognate.events.EventConsumers;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Learns from the events of user pools, each once. While Kafka is away it learns later. */
@ApplicationScoped
class SignInListener {
    private static final String GROUP = "adaptive-risk";
    private static final String ATTEMPTS = "cognate.auth.events.v1";
    private static final String CHANGES = "cognate.user-pool.events.v1";
    private static final String SUCCEEDED = "dev.cognate.user-pool.sign-in-succeeded.v1";
    private static final String FAILED = "dev.cognate.user-pool.sign-in-failed.v1";
    private static final String USER_DELETED = "dev.cognate.user-pool.user-deleted.v1";

    private final EventConsumers consumers;
    private final History history;

    SignInListener(EventConsumers consumers, History history) {
        this.consumers = consumers;
        this.history = history;
    }

    void started(@Observes StartupEvent event) {
        consumers.start(GROUP, ATTEMPTS, this::attempt);
        consumers.start(GROUP, CHANGES, this::change);
    }

    private Uni<Void> attempt(Mutiny.Session session, Event event) {
        boolean succeeded = SUCCEEDED.equals(event.type());
        if (!succeeded && !FAILED.equals(event.type())) {
            return Uni.createFrom().voidItem();
        }
        JsonNode said = event.data();
        // names nobody has fail, too, and are nobody's history
        return user(event)
                .map(sub -> history.learn(
                        session,
                        new SignInId(event.pool(), sub, succeeded, event.time(), event.id()),
                        Origins.of(
                                said.path("ipAddress").asText(),
                                said.path("userAgent").asText(),
                                Optional.ofNullable(said.path("deviceKey").textValue()),
                                event.time())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> change(Mutiny.Session session, Event event) {
        return user(event)
                .filter(sub -> USER_DELETED.equals(event.type()))
                .map(sub -> history.forget(session, event.pool(), sub))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Optional<UUID> user(Event event) {
        try {
            return Optional.ofNullable(event.data().path("sub").textValue()).map(UUID::fromString);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
