package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.identitypool.gateway.Refusal;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The partition key a call reaches, for {@code dynamodb:LeadingKeys}.
 *
 * @param attribute the partition key's attribute of the table or index
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Using IAM policy
 *     conditions for fine-grained access control</a>
 */
record LeadingKeys(String attribute) {
    private static final String WORD = "([A-Za-z_#][A-Za-z0-9_#.-]*)";
    private static final Pattern EQUALS = Pattern.compile("\\(?\\s*" + WORD + "\\s*=\\s*(:[A-Za-z0-9_]+)\\s*\\)?");
    private static final Pattern AND = Pattern.compile("(?i)\\band\\b");

    /** DynamoDB's numbers have 38 digits, up to 130 places before or behind the point. */
    private static final int LONGEST_NUMBER = 200;

    /** The one member that tells the key of a call; DynamoDB does not look at the others. */
    private static final Map<String, String> MEMBERS = Map.of(
            "GetItem", "Key",
            "BatchGetItem", "Key",
            "UpdateItem", "Key",
            "DeleteItem", "Key",
            "ConditionCheckItem", "Key",
            "PutItem", "Item");

    /** Whether a call reaches items by their partition key; a Scan reads them all, and others are about no item. */
    static boolean areIn(TableCalls.TableCall call) {
        return MEMBERS.containsKey(call.action())
                || "Query".equals(call.action())
                || "BatchWriteItem".equals(call.action());
    }

    /**
     * The key of such a call, as a policy compares it.
     *
     * @throws Refusal when it has none, or more than one
     */
    String of(String action, JsonNode request) {
        if ("Query".equals(action)) {
            return ofQuery(request);
        }
        // a part of a batch has the one or the other
        String member = MEMBERS.getOrDefault(action, request.has("Item") ? "Item" : "Key");
        return text(request.path(member).path(attribute));
    }

    private String ofQuery(JsonNode request) {
        JsonNode conditions = request.path("KeyConditions");
        String expression = RequestJson.expression(request, "KeyConditionExpression");
        if (conditions.isObject() == !expression.isEmpty()) {
            throw invalid(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        if (conditions.isMissingNode()) {
            return ofExpression(expression, request);
        }
        JsonNode condition = conditions.path(attribute);
        JsonNode values = condition.path("AttributeValueList");
        if (!"EQ".equals(condition.path("ComparisonOperator").asText()) || values.size() != 1) {
            throw missed();
        }
        return text(values.path(0));
    }

    /** A key condition has one equality on the partition key, anywhere among its parts. */
    private String ofExpression(String expression, JsonNode request) {
        List<String> values = AND.splitAsStream(expression)
                .map(String::strip)
                .map(EQUALS::matcher)
                .filter(Matcher::matches)
                .filter(equality -> attribute.equals(name(equality.group(1), request)))
                .map(equality -> equality.group(2))
                .toList();
        if (values.size() != 1) {
            throw missed();
        }
        return text(request.path("ExpressionAttributeValues").path(values.getFirst()));
    }

    private static String name(String word, JsonNode request) {
        return word.startsWith("#")
                ? request.path("ExpressionAttributeNames").path(word).asText("")
                : word;
    }

    /** A key is a string, a number or bytes; numbers and bytes get one spelling. */
    private static String text(JsonNode value) {
        if (value.size() == 1) {
            Optional<String> string = Optional.ofNullable(value.path("S").textValue());
            Optional<String> number = Optional.ofNullable(value.path("N").textValue());
            Optional<String> bytes = Optional.ofNullable(value.path("B").textValue());
            try {
                return string.or(() -> number.map(LeadingKeys::plain))
                        .or(() -> bytes.map(text -> Base64.getEncoder()
                                .encodeToString(Base64.getDecoder().decode(text))))
                        .orElseThrow(LeadingKeys::unfit);
            } catch (IllegalArgumentException e) {
                throw unfit();
            }
        }
        throw unfit();
    }

    /** Written out only when it is one of DynamoDB's numbers: others may have a billion digits. */
    private static String plain(String number) {
        if (number.length() > LONGEST_NUMBER) {
            throw unfit();
        }
        BigDecimal value = new BigDecimal(number.strip());
        if (Math.abs((long) value.scale()) > LONGEST_NUMBER) {
            throw unfit();
        }
        return value.stripTrailingZeros().toPlainString();
    }

    private static Refusal unfit() {
        return invalid("The provided key element does not match the schema");
    }

    private Refusal missed() {
        return invalid("Query condition missed key schema element: " + attribute);
    }

    private static Refusal invalid(String message) {
        return new Refusal(400, "ValidationException", message);
    }
}
