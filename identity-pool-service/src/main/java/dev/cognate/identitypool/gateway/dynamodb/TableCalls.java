package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cognate.identitypool.gateway.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Splits a DynamoDB request into calls on single tables.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Actions,
 *     resources, and condition keys for Amazon DynamoDB</a>
 */
final class TableCalls {
    /** No operation of DynamoDB takes more parts than this. */
    static final int MOST = 100;

    private static final String TABLE = "TableName";

    /** Calls on items of one table. */
    private static final Set<String> ITEMS = Set.of("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan");

    /** Calls on a table as a whole. */
    private static final Set<String> TABLES = Set.of(
            "CreateTable",
            "DescribeTable",
            "UpdateTable",
            "DeleteTable",
            "DescribeTimeToLive",
            "UpdateTimeToLive",
            "DescribeContinuousBackups",
            "UpdateContinuousBackups");

    /** Calls on nothing in particular. */
    private static final Set<String> ACCOUNT = Set.of("ListTables", "DescribeLimits", "DescribeEndpoints");

    /** Members of a transaction's parts, and their actions. */
    private static final Map<String, String> PARTS = Map.of(
            "Get", "GetItem",
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "ConditionCheck", "ConditionCheckItem");

    /**
     * A call on one table.
     *
     * @param action the permission's name without its service
     * @param table name or ARN; empty for a call on nothing in particular
     * @param request what is asked, with members as in the call for one item
     * @param enclosing the transaction it is a part of; empty for a call of its own
     */
    record TableCall(String action, String table, JsonNode request, String enclosing) {
        TableCall(String action, String table, JsonNode request) {
            this(action, table, request, "");
        }
    }

    private TableCalls() {}

    /**
     * The calls a request makes.
     *
     * @param operation as in its target
     * @throws Refusal for operations nobody can tell the meaning of
     */
    static List<TableCall> of(String operation, JsonNode request) {
        if (ITEMS.contains(operation) || TABLES.contains(operation)) {
            return List.of(new TableCall(operation, requireTable(request), request));
        }
        if (ACCOUNT.contains(operation)) {
            return List.of(new TableCall(operation, "", request));
        }
        requireFew(operation, request);
        List<TableCall> calls = switch (operation) {
            case "BatchGetItem" -> batchGet(request);
            case "BatchWriteItem" -> batchWrite(request);
            case "TransactGetItems", "TransactWriteItems" -> transaction(operation, request);
            case "ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction" -> Statements.of(operation, request);
            default -> throw Refusal.notBuilt("DynamoDB's operation " + operation.replaceAll("[^A-Za-z]", ""));
        };
        if (calls.isEmpty()) {
            throw new Refusal(400, "ValidationException", "The request names no items.");
        }
        return calls;
    }

    /** Each part costs a decision, and may cost a question to the upstream. */
    private static void requireFew(String operation, JsonNode request) {
        long lists = StreamSupport.stream(request.path("RequestItems").spliterator(), false)
                .mapToLong(table ->
                        "BatchGetItem".equals(operation) ? table.path("Keys").size() : table.size())
                .sum();
        int parts = Math.max(
                request.path("TransactItems").size(),
                Math.max(
                        request.path("Statements").size(),
                        request.path("TransactStatements").size()));
        if (Math.max(lists, parts) > MOST) {
            throw new Refusal(400, "ValidationException", "Too many items requested for the " + operation + " call");
        }
    }

    private static String requireTable(JsonNode request) {
        String table = request.path(TABLE).asText("");
        if (table.isEmpty()) {
            throw new Refusal(
                    400,
                    "ValidationException",
                    "The parameter 'TableName' is required but was not present in the request");
        }
        return table;
    }

    private static List<TableCall> batchGet(JsonNode request) {
        List<TableCall> calls = new ArrayList<>();
        request.path("RequestItems")
                .properties()
                .forEach(table -> table.getValue().path("Keys").forEach(key -> {
                    ObjectNode call = JsonNodeFactory.instance.objectNode();
                    call.setAll((ObjectNode) table.getValue());
                    call.remove("Keys");
                    call.set("Key", key);
                    calls.add(new TableCall("BatchGetItem", table.getKey(), call));
                }));
        return calls;
    }

    private static List<TableCall> batchWrite(JsonNode request) {
        List<TableCall> calls = new ArrayList<>();
        request.path("RequestItems")
                .properties()
                .forEach(table -> table.getValue()
                        .forEach(write -> calls.add(new TableCall("BatchWriteItem", table.getKey(), put(write)))));
        return calls;
    }

    /** The one item or key of a write, and nothing else that might be taken for it. */
    private static JsonNode put(JsonNode write) {
        JsonNode item = write.path("PutRequest").path("Item");
        JsonNode key = write.path("DeleteRequest").path("Key");
        if (write.size() != 1 || item.isObject() == key.isObject()) {
            throw new Refusal(
                    400, "ValidationException", "A write of a batch is either a PutRequest or a DeleteRequest.");
        }
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        return item.isObject() ? call.set("Item", item) : call.set("Key", key);
    }

    private static List<TableCall> transaction(String operation, JsonNode request) {
        List<TableCall> calls = new ArrayList<>();
        request.path("TransactItems")
                .forEach(part -> part.properties().forEach(member -> {
                    String action = PARTS.get(member.getKey());
                    if (action == null) {
                        throw Refusal.notBuilt("A part of a transaction");
                    }
                    calls.add(new TableCall(action, requireTable(member.getValue()), member.getValue(), operation));
                }));
        return calls;
    }
}
