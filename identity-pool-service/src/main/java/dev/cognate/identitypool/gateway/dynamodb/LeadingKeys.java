package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.identitypool.gateway.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The partition keys a call reaches, for {@code dynamodb:LeadingKeys}.
 *
 * @param attribute the partition key's attribute of the table or index
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Using IAM policy
 *     conditions for fine-grained access control</a>
 */
record LeadingKeys(String attribute) {
    private static final String WORD = "([A-Za-z_#][A-Za-z0-9_#.-]*)";
    private static final Pattern EQUALS = Pattern.compile("\\(?\\s*" + WORD + "\\s*=\\s*(:[A-Za-z0-9_]+)\\s*\\)?");
    private static final Pattern AND = Pattern.compile("(?i)\\band\\b");

    /** The keys of a call; empty when it is about no item, or reads a whole table as Scan does. */
    List<String> of(JsonNode request) {
        for (String member : List.of("Key", "Item")) {
            JsonNode value = request.path(member).path(attribute);
            if (!value.isMissingNode()) {
                return List.of(text(value));
            }
        }
        JsonNode old = request.path("KeyConditions").path(attribute);
        if (!old.isMissingNode()) {
            return List.of(text(old.path("AttributeValueList").path(0)));
        }
        return Optional.ofNullable(request.path("KeyConditionExpression").textValue())
                .map(expression -> List.of(ofExpression(expression, request)))
                .orElse(List.of());
    }

    /** A key condition has one equality on the partition key, anywhere among its parts. */
    private String ofExpression(String expression, JsonNode request) {
        for (String part : AND.split(expression)) {
            Matcher equality = EQUALS.matcher(part.strip());
            if (equality.matches() && attribute.equals(name(equality.group(1), request))) {
                return text(request.path("ExpressionAttributeValues").path(equality.group(2)));
            }
        }
        throw new Refusal(400, "ValidationException", "Query condition missed key schema element: " + attribute);
    }

    private static String name(String word, JsonNode request) {
        return word.startsWith("#")
                ? request.path("ExpressionAttributeNames").path(word).asText("")
                : word;
    }

    /** A key is a string, a number or bytes; policies compare what stands in the request. */
    private static String text(JsonNode value) {
        for (String type : List.of("S", "N", "B")) {
            if (value.path(type).isTextual()) {
                return value.path(type).textValue();
            }
        }
        throw new Refusal(400, "ValidationException", "The provided key element does not match the schema");
    }
}
