package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.identitypool.gateway.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits a DynamoDB request into calls on single tables.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Actions,
 *     resources, and condition keys for Amazon DynamoDB</a>
 */
final class TableCalls {
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
     */
    record TableCall(String action, String table, JsonNode request) {}

    private TableCalls() {}

    /**
     * The calls a request makes.
     *
     * @param operation as in its target
     * @throws Refusal for operations whose meaning lies elsewhere, such as PartiQL statements
     */
    static List<TableCall> of(String operation, JsonNode request) {
        if (ITEMS.contains(operation) || TABLES.contains(operation)) {
            return List.of(new TableCall(operation, requireTable(request), request));
        }
        if (ACCOUNT.contains(operation)) {
            return List.of(new TableCall(operation, "", request));
        }
        List<TableCall> calls = switch (operation) {
            case "BatchGetItem" -> batchGet(request);
            case "BatchWriteItem" -> batchWrite(request);
            case "TransactGetItems", "TransactWriteItems" -> transaction(request);
            default -> throw Refusal.notBuilt("DynamoDB's operation " + operation.replaceAll("[^A-Za-z]", ""));
        };
        if (calls.isEmpty()) {
            throw new Refusal(400, "ValidationException", "The request names no items.");
        }
        return calls;
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
                    var call = ((com.fasterxml.jackson.databind.node.ObjectNode)
                            table.getValue().deepCopy());
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
                .forEach(table -> table.getValue().forEach(write -> {
                    JsonNode item = write.path("PutRequest");
                    JsonNode key = write.path("DeleteRequest");
                    calls.add(new TableCall("BatchWriteItem", table.getKey(), item.isObject() ? item : key));
                }));
        return calls;
    }

    private static List<TableCall> transaction(JsonNode request) {
        List<TableCall> calls = new ArrayList<>();
        request.path("TransactItems")
                .forEach(part -> part.properties().forEach(member -> {
                    String action = PARTS.get(member.getKey());
                    if (action == null) {
                        throw Refusal.notBuilt("A part of a transaction");
                    }
                    calls.add(new TableCall(action, requireTable(member.getValue()), member.getValue()));
                }));
        return calls;
    }
}
