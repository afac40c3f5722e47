package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which attribute is the partition key of a table or an index, as the upstream's DescribeTable says. Kept for a minute: a
 * table never changes its keys, but one of its name may be made anew.
 */
public final class KeySchemas {
    private static final String MISSING = "ResourceNotFoundException";
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
     * @return nothing when there is no such table or index
     */
    Future<Optional<String>> partitionKey(Upstream upstream, String table, String index) {
        return keys(upstream, table).map(keys -> Optional.ofNullable(keys.get(index)));
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
                .onSuccess(keys -> keep(place, keys))
                .recover(cause -> isMissing(cause) ? Future.succeededFuture(Map.of()) : Future.failedFuture(cause));
    }

    private static boolean isMissing(Throwable cause) {
        return cause instanceof Refusal refusal && MISSING.equals(refusal.code());
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

    private static Map<String, String> read(JsonNode answer) {
        JsonNode table = answer.path("Table");
        if (!table.isObject()) {
            throw new Refusal(400, MISSING, "Requested resource not found");
        }
        Map<String, String> keys = new HashMap<>();
        keys.put("", partitionKey(table));
        Stream.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")
                .flatMap(kind -> stream(table.path(kind)))
                .forEach(index -> keys.putIfAbsent(index.path("IndexName").asText(""), partitionKey(index)));
        return Map.copyOf(keys);
    }

    /** A key of several attributes has no one value a policy could compare. */
    private static String partitionKey(JsonNode described) {
        List<String> keys = stream(described.path("KeySchema"))
                .filter(key -> "HASH".equals(key.path("KeyType").asText("")))
                .map(key -> key.path("AttributeName").asText(""))
                .toList();
        if (keys.size() != 1) {
            throw Refusal.notBuilt("A table or index whose partition key is not one attribute");
        }
        return keys.getFirst();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
