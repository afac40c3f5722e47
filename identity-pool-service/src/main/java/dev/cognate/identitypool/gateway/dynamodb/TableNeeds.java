package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.dynamodb.TableCalls.TableCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The permission one call on a table needs.
 *
 * @param prefix {@code arn:aws:dynamodb:<region>:<account>:table/}
 */
record TableNeeds(String prefix) {
    private static final String INDEX = "IndexName";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,255}");
    private static final Set<String> ITEMS = Set.of("GetItem", "BatchGetItem");
    private static final Set<String> SEARCHES = Set.of("Query", "Scan");
    private static final String SELECT = "Select";
    private static final String RETURN_VALUES = "ReturnValues";
    private static final String ON_FAILURE = "ReturnValuesOnConditionCheckFailure";

    /** Which items and attributes a statement reaches, for example. */
    private static final Set<String> EVERYTHING = Set.of("dynamodb:");

    /**
     * The permission.
     *
     * @param key the partition key it reaches, if it reaches items by it
     */
    Need of(TableCall call, Optional<String> key) {
        String action = "dynamodb:" + call.action();
        if (call.table().isEmpty()) {
            return new Need(action, "*", Map.of());
        }
        return call.action().startsWith("PartiQL")
                ? new Need(action, arn(call), Map.of(), EVERYTHING)
                : new Need(action, arn(call), conditions(call, key));
    }

    /** The permission of a call on a table whose keys nobody knows, since it does not exist. */
    Need ofUnknown(TableCall call) {
        return new Need("dynamodb:" + call.action(), arn(call), conditions(call, Optional.empty()), EVERYTHING);
    }

    private String arn(TableCall call) {
        String index = call.request().path(INDEX).asText("");
        if (!index.isEmpty() && !NAME.matcher(index).matches()) {
            throw new Refusal(400, "ValidationException", "Invalid index name.");
        }
        return prefix + name(call.table()) + (index.isEmpty() ? "" : "/index/" + index);
    }

    /** The table's name; an ARN has to be one of this account and region. */
    String name(String table) {
        String name = table.startsWith("arn:") && table.startsWith(prefix) ? table.substring(prefix.length()) : table;
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new Refusal(400, "ValidationException", "Invalid table name.");
        }
        return name;
    }

    private static Map<String, List<String>> conditions(TableCall call, Optional<String> key) {
        Map<String, List<String>> conditions = new HashMap<>();
        JsonNode request = call.request();
        key.ifPresent(found -> conditions.put("dynamodb:LeadingKeys", List.of(found)));
        List<String> attributes = NamedAttributes.of(request);
        if (!attributes.isEmpty()) {
            conditions.put("dynamodb:Attributes", attributes);
        }
        select(call).ifPresent(select -> conditions.put("dynamodb:Select", List.of(select)));
        returned(request).ifPresent(values -> conditions.put("dynamodb:ReturnValues", List.of(values)));
        if (request.hasNonNull("ReturnConsumedCapacity")) {
            conditions.put(
                    "dynamodb:ReturnConsumedCapacity",
                    List.of(request.path("ReturnConsumedCapacity").asText()));
        }
        if (!call.enclosing().isEmpty()) {
            conditions.put("dynamodb:EnclosingOperation", List.of(call.enclosing()));
        }
        return conditions;
    }

    /** Only searches have a parameter of that name; for the other reads it follows from what they ask for. */
    private static Optional<String> select(TableCall call) {
        String asked = NamedAttributes.selectsSome(call.request()) ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES";
        boolean searches = SEARCHES.contains(call.action());
        if (searches && call.request().hasNonNull(SELECT)) {
            return Optional.of(call.request().path(SELECT).asText());
        }
        boolean reads = searches || ITEMS.contains(call.action());
        return Optional.of(asked).filter(select -> reads);
    }

    /** An item that comes back with a failure is an item that comes back. */
    private static Optional<String> returned(JsonNode request) {
        String asked = request.path(RETURN_VALUES).asText("");
        String onFailure = request.path(ON_FAILURE).asText("");
        String most = onFailure.startsWith("ALL") && !asked.startsWith("ALL") ? onFailure : asked;
        return Optional.of(most).filter(values -> !values.isEmpty());
    }
}
