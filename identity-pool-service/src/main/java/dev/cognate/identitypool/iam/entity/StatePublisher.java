package dev.cognate.identitypool.iam.entity;

import dev.cognate.events.Event;
import dev.cognate.events.Outbox;
import dev.cognate.iam.directory.StateChange;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells every service of users, roles and policies, so that it verifies and authorises calls by itself. */
@ApplicationScoped
class StatePublisher {
    private static final String SOURCE = "/identity-pool-service";

    private final Outbox outbox;
    private final AccountConfig account;
    private final Clock clock;

    StatePublisher(Outbox outbox, AccountConfig account, Clock clock) {
        this.outbox = outbox;
        this.account = account;
        this.clock = clock;
    }

    /** Providers stay here: nobody else needs them, and their documents may be large. */
    Uni<Void> publish(Mutiny.Session session, StateChange change) {
        if (!change.kind().isShared()) {
            return Uni.createFrom().voidItem();
        }
        String type = change.entity().isPresent() ? "dev.cognate.iam.entity.changed" : "dev.cognate.iam.entity.deleted";
        return outbox.add(
                session,
                Event.of(
                        StateChange.TOPIC,
                        type,
                        SOURCE,
                        account.accountId(),
                        change.subject(),
                        clock.instant(),
                        change.toJson()));
    }
}
