package dev.cognate.identitypool.gateway.dynamodb;

import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.Upstream;
import dev.cognate.identitypool.gateway.relay.UpstreamCalls;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which attribute is the partition key of a table or an index, as the upstream's DescribeTable says. Kept for a minute: a
 * table never changes its keys, but one of its name may be made anew.
 */
public final class KeySchemas {
    private static final int MOST = 1_000;
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private final UpstreamCalls calls;
    private final Clock clock;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Known(Map<String, String> keys, Instant until) {}

    /** Asks with the operator's credentials. */
    public KeySchemas(UpstreamCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * The attribute.
     *
     * @param index empty for the table itself
     * @return fails with a {@link Refusal} when there is no such table or index
     */
    Future<String> partitionKey(Upstream upstream, String table, String index) {
        return keys(upstream, table).map(keys -> {
            String attribute = keys.get(index);
            if (attribute == null) {
                throw new Refusal(400, "ValidationException", "The table does not have the specified index: " + index);
            }
            return attribute;
        });
    }

    private Future<Map<String, String>> keys(Upstream upstream, String table) {
        String place = upstream.name() + "/" + table;
        Known found = peek(place);
        if (found != null && clock.instant().isBefore(found.until)) {
            return Future.succeededFuture(found.keys);
        }
        Buffer request = new JsonObject().put("TableName", table).toBuffer();
        return calls.awsJson(upstream, "DynamoDB_20120810.DescribeTable", request)
                .map(KeySchemas::read)
                .onSuccess(keys -> keep(place, keys));
    }

    private Known peek(String place) {
        synchronized (known) {
            return known.get(place);
        }
    }

    private void keep(String place, Map<String, String> keys) {
        synchronized (known) {
            known.put(place, new Known(keys, clock.instant().plus(KEPT_FOR)));
        }
    }

    private static Map<String, String> read(JsonObject answer) {
        JsonObject table = answer.getJsonObject("Table");
        if (table == null) {
            throw new Refusal(400, "ResourceNotFoundException", "Requested resource not found");
        }
        Map<String, String> keys = new HashMap<>();
        keys.put("", partitionKey(table));
        Stream.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")
                .filter(table::containsKey)
                .flatMap(kind -> table.getJsonArray(kind).stream())
                .map(JsonObject.class::cast)
                .forEach(index -> keys.put(index.getString("IndexName"), partitionKey(index)));
        return Map.copyOf(keys);
    }

    private static String partitionKey(JsonObject described) {
        return described.getJsonArray("KeySchema").stream()
                .map(JsonObject.class::cast)
                .filter(key -> "HASH".equals(key.getString("KeyType")))
                .map(key -> key.getString("AttributeName"))
                .findFirst()
                .orElseThrow(() -> new Refusal(502, "InternalError", "The upstream described a table without a key."));
    }
}
