package dev.cognate.userpool.client;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.SettingsNews;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes one app client at a time, and tells everybody. */
@ApplicationScoped
class ClientChanges {
    private final Database database;
    private final AppClientStore store;
    private final SettingsNews news;

    ClientChanges(Database database, AppClientStore store, SettingsNews news) {
        this.database = database;
        this.store = store;
        this.news = news;
    }

    /**
     * One change.
     *
     * @param type of the event
     * @param make the client as it will be; what it throws leaves everything as it was
     * @param write its rows
     * @param details the event tells beside the client's id, given the client as it will be
     */
    record Change(
            UserPoolEventType type,
            UnaryOperator<AppClient> make,
            BiFunction<Mutiny.Session, AppClient, Uni<Void>> write,
            Function<AppClient, Map<String, Object>> details) {

        Change(
                UserPoolEventType type,
                UnaryOperator<AppClient> make,
                BiFunction<Mutiny.Session, AppClient, Uni<Void>> write) {
            this(type, make, write, client -> Map.of());
        }
    }

    /** The client after the change; fails with ResourceNotFoundException when the pool has no such client. */
    Uni<AppClient> apply(UserPool pool, String clientId, CallContext context, Change change) {
        return database.inTransaction(session -> store.findForUpdate(session, pool.id(), clientId)
                        .map(found -> change.make().apply(found.orElseThrow(() -> AppClients.missing(clientId))))
                        .call(client -> change.write().apply(session, client))
                        .call(client -> tell(session, pool, client, context, change)))
                .invoke(client -> news.forget(pool.id()));
    }

    private Uni<Void> tell(
            Mutiny.Session session, UserPool pool, AppClient client, CallContext context, Change change) {
        Map<String, Object> details = new HashMap<>(EventDetails.of(context, "clientId", client.id()));
        details.putAll(change.details().apply(client));
        return news.tell(session, change.type(), pool, details);
    }
}
