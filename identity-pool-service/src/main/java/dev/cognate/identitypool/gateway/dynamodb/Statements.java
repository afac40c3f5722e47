package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.dynamodb.TableCalls.TableCall;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * PartiQL statements. Only their verb and their table are read; which items and attributes they reach is not, so they pass
 * where a policy allows them without conditions on it.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html">IAM security policies with
 *     PartiQL for DynamoDB</a>
 */
final class Statements {
    private static final String NAME = "(?:\"([^\"]+)\"|([A-Za-z0-9_]+))(?:\\.\"([^\"]+)\")?";
    /** Two quotes within a text end one and begin another, which is all the same here. */
    private static final Pattern PART = Pattern.compile("\"[^\"']*\"|'[^']*'|[^'\"]+");

    private static final Pattern FROM = Pattern.compile("\\bFROM\\b", Pattern.CASE_INSENSITIVE);

    /** Whole statements of one table each, with the texts in them taken out. */
    private static final Map<String, Pattern> KINDS = Map.of(
            "PartiQLSelect", pattern("SELECT\\s.*?\\sFROM\\s+" + NAME + "(?:\\s+(?:WHERE|ORDER)\\b.*)?"),
            "PartiQLInsert", pattern("INSERT\\s+INTO\\s+" + NAME + "\\s+VALUE\\b.*"),
            "PartiQLUpdate", pattern("UPDATE\\s+" + NAME + "\\s+(?:SET|REMOVE)\\b.*"),
            "PartiQLDelete", pattern("DELETE\\s+FROM\\s+" + NAME + "(?:\\s+WHERE\\b.*)?"));

    private Statements() {}

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** The calls of an operation on statements. */
    static List<TableCall> of(String operation, JsonNode request) {
        Stream<JsonNode> statements = switch (operation) {
            case "ExecuteStatement" -> Stream.of(request);
            case "BatchExecuteStatement" -> stream(request.path("Statements"));
            default -> stream(request.path("TransactStatements"));
        };
        return statements
                .map(statement -> call(RequestJson.statement(statement)))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static TableCall call(String statement) {
        String bare = withoutTexts(statement);
        boolean hidden = bare.contains("--") || bare.contains("/*") || bare.contains(";") || bare.contains("`");
        long froms = FROM.matcher(bare).results().count();
        if (!hidden && froms <= 1) {
            for (Map.Entry<String, Pattern> kind : KINDS.entrySet()) {
                Matcher matcher = kind.getValue().matcher(bare);
                if (matcher.matches()) {
                    return call(kind.getKey(), matcher);
                }
            }
        }
        throw Refusal.notBuilt("This kind of PartiQL statement");
    }

    /** The statement with empty texts; nothing, when quotes do not pair. */
    private static String withoutTexts(String statement) {
        Matcher parts = PART.matcher(statement);
        StringBuilder bare = new StringBuilder();
        int end = 0;
        while (parts.find() && parts.start() == end) {
            bare.append(parts.group().startsWith("'") ? "''" : parts.group());
            end = parts.end();
        }
        return end == statement.length() ? bare.toString().strip() : "";
    }

    private static TableCall call(String action, Matcher statement) {
        String table = statement.group(1) == null ? statement.group(2) : statement.group(1);
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (statement.group(3) != null) {
            request.put("IndexName", statement.group(3));
        }
        return new TableCall(action, table, request);
    }
}
