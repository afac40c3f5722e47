package dev.cognate.userpool.custom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.database.Database;
import dev.cognate.database.Json;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.signin.SignInSessions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Keeps the state of a custom challenge until its answer comes: in the Session, as everything else, or in a table when it
 * is too large for one.
 */
@ApplicationScoped
class CustomStates {
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};
    private static final String MEMO = "custom";
    /** A Session has at most 2,048 characters, in base64 and with more than this in it. */
    private static final int MOST_IN_SESSION = 640;
    /** Longer than any Session lives. */
    private static final Duration KEPT = Duration.ofMinutes(16);

    private final CustomStateStore store;
    private final Sealer sealer;
    private final Database database;
    private final Json json;
    private final Clock clock;

    CustomStates(CustomStateStore store, Keyring keyring, Database database, Json json, Clock clock) {
        this.store = store;
        this.sealer = keyring.sealer("custom-challenge");
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The same question, its state kept. */
    Uni<SignInOutcome.Asks> keep(String poolId, SignInOutcome.Asks asks, CustomState state) {
        byte[] document = json.write(state.document()).getBytes(UTF_8);
        if (document.length <= MOST_IN_SESSION) {
            return Uni.createFrom().item(asks.remembering(Map.of(MEMO, new String(document, UTF_8))));
        }
        byte[] bytes = sealer.seal(document);
        return database.inTransaction(session -> store.insert(
                        session, poolId, asks.id(), bytes, clock.instant().plus(KEPT)))
                .replaceWith(asks);
    }

    /** The state of a challenge that is being answered. */
    Uni<CustomState> read(SignInSession session) {
        String inSession = session.memo().get(MEMO);
        if (inSession != null) {
            return Uni.createFrom().item(state(inSession));
        }
        return database.read(db -> store.find(db, session.poolId(), session.id()))
                .map(found -> found.orElseThrow(SignInSessions::invalid))
                .map(bytes -> state(new String(sealer.open(bytes), UTF_8)));
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetExpired() {
        return database.inTransaction(session -> store.deleteExpired(session, clock.instant()));
    }

    private CustomState state(String document) {
        return CustomState.of(json.read(document, DOCUMENT));
    }
}
