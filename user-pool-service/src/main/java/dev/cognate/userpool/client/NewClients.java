package dev.cognate.userpool.client;

import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.database.Database;
import dev.cognate.database.RandomIds;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes app clients: those an administrator wants, and those that register themselves (RFC 7591). */
@ApplicationScoped
public class NewClients {
    private static final int ID_LENGTH = 26;

    private final Database database;
    private final AppClientStore store;
    private final ClientReferences references;
    private final UserPoolEvents events;
    private final Clock clock;

    NewClients(
            Database database, AppClientStore store, ClientReferences references, UserPoolEvents events, Clock clock) {
        this.database = database;
        this.store = store;
        this.references = references;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a client that registered itself. Fails with the contract's errors for settings no client can have, and with
     * {@link LimitExceededException} for one too many.
     *
     * @param wish its settings; the rest are defaults
     * @param confidential whether it gets a secret
     * @param most how many such clients the pool may have
     * @param details of the event
     */
    public Uni<ClientInPool> register(
            UserPool pool, UserPoolClientType wish, boolean confidential, int most, Map<String, Object> details) {
        Optional<String> secret = confidential ? Optional.of(ClientSecrets.generate()) : Optional.empty();
        return create(
                pool,
                wish.toBuilder().clientType(ClientKind.DCR.name()).build(),
                secret,
                details,
                session -> store.count(session, pool.id(), ClientKind.DCR).invoke(count -> {
                    if (count >= most) {
                        throw new LimitExceededException("The user pool has too many registered app clients.");
                    }
                }));
    }

    /** Makes the client an administrator wants. */
    Uni<ClientInPool> create(
            UserPool pool, UserPoolClientType wish, Optional<String> secret, Map<String, Object> details) {
        return create(pool, wish, secret, details, session -> Uni.createFrom().item(0L));
    }

    private interface Check {
        Uni<Long> of(Mutiny.Session session);
    }

    private Uni<ClientInPool> create(
            UserPool pool, UserPoolClientType wish, Optional<String> secret, Map<String, Object> details, Check check) {
        return references
                .of(pool)
                .map(known -> client(pool, wish, secret, known))
                .call(client -> database.inTransaction(session -> check.of(session)
                        .chain(() -> store.insert(session, client))
                        .chain(() -> events.record(
                                session,
                                UserPoolEventType.APP_CLIENT_CREATED,
                                pool,
                                null,
                                withId(details, client.id())))))
                .map(client -> new ClientInPool(pool, client));
    }

    private AppClient client(
            UserPool pool, UserPoolClientType wish, Optional<String> secret, ClientReferences.Known known) {
        String id = RandomIds.lowerAlphanumeric(ID_LENGTH);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UserPoolClientType settings = ClientDefaults.fill(wish.toBuilder()
                .userPoolId(pool.id())
                .clientId(id)
                // it is kept apart, sealed
                .clientSecret(null)
                .creationDate(now)
                .lastModifiedDate(now)
                .build());
        ClientRules.require(pool, settings, secret.isPresent(), known, "creating");
        List<ClientSecret> secrets =
                secret.map(value -> ClientSecrets.first(id, value, now)).orElse(List.of());
        return new AppClient(pool.id(), id, settings, secrets);
    }

    private static Map<String, Object> withId(Map<String, Object> details, String id) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        all.put("clientId", id);
        return all;
    }
}
