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
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan");
    private static final List<String> OPTIONS = List.of("ReturnValues", "ReturnConsumedCapacity");

    /**
     * The permission.
     *
     * @param keys the partition keys it reaches, if it reaches items by their keys
     */
    Need of(TableCall call, Optional<List<String>> keys) {
        String action = "dynamodb:" + call.action();
        if (call.table().isEmpty()) {
            return new Need(action, "*", Map.of());
        }
        return new Need(action, arn(call), conditions(call, keys));
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

    private static Map<String, List<String>> conditions(TableCall call, Optional<List<String>> keys) {
        Map<String, List<String>> conditions = new HashMap<>();
        JsonNode request = call.request();
        keys.filter(found -> !found.isEmpty()).ifPresent(found -> conditions.put("dynamodb:LeadingKeys", found));
        List<String> attributes = NamedAttributes.of(request);
        if (!attributes.isEmpty()) {
            conditions.put("dynamodb:Attributes", attributes);
        }
        if (READS.contains(call.action())) {
            String all = NamedAttributes.selectsSome(request) ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES";
            conditions.put("dynamodb:Select", List.of(request.path("Select").asText(all)));
        }
        OPTIONS.stream()
                .filter(request::hasNonNull)
                .forEach(option -> conditions.put(
                        "dynamodb:" + option, List.of(request.path(option).asText())));
        return conditions;
    }
}
