package dev.cognate.identitypool.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.events.Event;
import dev.cognate.events.Outbox;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records facts in the outbox, in the transaction that makes them true. */
@ApplicationScoped
public class IdentityEvents {
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final String sourcePrefix;

    IdentityEvents(Outbox outbox, ObjectMapper json, Clock clock, AccountConfig account) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.sourcePrefix =
                "arn:aws:cognito-identity:" + account.region() + ":" + account.accountId() + ":identitypool/";
    }

    /** Records a fact about a pool; it leaves for Kafka after the commit. */
    public Uni<Void> ofPool(
            Mutiny.Session session, IdentityEventType type, String poolId, Map<String, Object> details) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("identityPoolId", poolId);
        data.putAll(details);
        return add(session, type, poolId, poolId, data);
    }

    /**
     * Records a fact about an identity; it leaves for Kafka after the commit.
     *
     * @param details names of providers, never tokens; see {@link EventDetails}
     */
    public Uni<Void> ofIdentity(
            Mutiny.Session session,
            IdentityEventType type,
            String poolId,
            String identityId,
            Map<String, Object> details) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("identityPoolId", poolId);
        data.put("identityId", identityId);
        data.putAll(details);
        return add(session, type, poolId, identityId, data);
    }

    private Uni<Void> add(
            Mutiny.Session session, IdentityEventType type, String poolId, String subject, Map<String, Object> data) {
        return outbox.add(
                session,
                Event.of(
                        IdentityEventType.TOPIC,
                        type.wireName(),
                        sourcePrefix + poolId,
                        poolId,
                        subject,
                        clock.instant(),
                        json.valueToTree(data)));
    }
}
