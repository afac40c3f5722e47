package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The attributes a call names, for {@code dynamodb:Attributes}. Words of an expression that might be attributes count as
 * such: too many names may refuse a request, too few would let one through.
 */
final class NamedAttributes {
    private static final Pattern WORD = Pattern.compile("[:#]?[A-Za-z_][A-Za-z0-9_-]*|#[A-Za-z0-9_]+");
    private static final Set<String> LANGUAGE = Set.of(
            "and",
            "or",
            "not",
            "between",
            "in",
            "set",
            "remove",
            "add",
            "delete",
            "attribute_exists",
            "attribute_not_exists",
            "attribute_type",
            "begins_with",
            "contains",
            "size",
            "if_not_exists",
            "list_append");
    private static final List<String> EXPRESSIONS = List.of(
            "ProjectionExpression",
            "FilterExpression",
            "ConditionExpression",
            "UpdateExpression",
            "KeyConditionExpression");

    /** Members whose own members are attributes. */
    private static final List<String> MAPS =
            List.of("Key", "Item", "Expected", "AttributeUpdates", "KeyConditions", "QueryFilter", "ScanFilter");

    private NamedAttributes() {}

    /** Their names, each once. */
    static List<String> of(JsonNode request) {
        Set<String> names = new TreeSet<>();
        MAPS.forEach(member -> request.path(member).fieldNames().forEachRemaining(names::add));
        request.path("AttributesToGet").forEach(name -> names.add(name.asText()));
        EXPRESSIONS.forEach(member -> read(request.path(member).asText(""), request, names));
        return new ArrayList<>(names);
    }

    private static void read(String expression, JsonNode request, Set<String> names) {
        Matcher words = WORD.matcher(expression);
        while (words.find()) {
            String word = words.group();
            boolean within = words.start() > 0 && expression.charAt(words.start() - 1) == '.';
            if (word.startsWith("#")) {
                if (!within) {
                    names.add(
                            request.path("ExpressionAttributeNames").path(word).asText(word));
                }
            } else if (!word.startsWith(":") && !within && !LANGUAGE.contains(word.toLowerCase(Locale.ROOT))) {
                names.add(word);
            }
        }
    }

    /** Whether a reading call says which attributes it wants. */
    static boolean selectsSome(JsonNode request) {
        return request.hasNonNull("ProjectionExpression") || request.hasNonNull("AttributesToGet");
    }
}
