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
    /** Words, with what stands right before them; operators one by one. */
    private static final Pattern TOKEN = Pattern.compile("[^\\s,()=<>+\\-*/.\\[\\]]+|[,()=<>+\\-*/.\\[\\]]");

    private static final Set<String> FUNCTIONS = Set.of(
            "attribute_exists",
            "attribute_not_exists",
            "attribute_type",
            "begins_with",
            "contains",
            "size",
            "if_not_exists",
            "list_append");

    /** All are reserved, so no attribute is called so without a {@code #}. */
    private static final Set<String> OF_CONDITIONS = Set.of("and", "or", "not", "between", "in");

    /** These begin a clause where no operand is expected. */
    private static final Set<String> CLAUSES = Set.of("set", "remove", "add", "delete");

    private static final List<String> CONDITIONS =
            List.of("FilterExpression", "ConditionExpression", "KeyConditionExpression");
    private static final String UPDATE = "UpdateExpression";
    private static final String PROJECTION = "ProjectionExpression";

    /** Members whose own members are attributes. */
    private static final List<String> MAPS =
            List.of("Key", "Item", "Expected", "AttributeUpdates", "KeyConditions", "QueryFilter", "ScanFilter");

    private final JsonNode request;
    private final Set<String> names = new TreeSet<>();

    private NamedAttributes(JsonNode request) {
        this.request = request;
    }

    /** Their names, each once. */
    static List<String> of(JsonNode request) {
        NamedAttributes found = new NamedAttributes(request);
        MAPS.forEach(member -> request.path(member).fieldNames().forEachRemaining(found.names::add));
        request.path("AttributesToGet").forEach(name -> found.names.add(name.asText()));
        found.read(PROJECTION, Set.of(), Set.of());
        found.read(UPDATE, Set.of(), CLAUSES);
        CONDITIONS.forEach(member -> found.read(member, OF_CONDITIONS, Set.of()));
        return new ArrayList<>(found.names);
    }

    /**
     * Reads an expression.
     *
     * @param words that are never attributes
     * @param clauses that are none where a clause may begin
     */
    private void read(String member, Set<String> words, Set<String> clauses) {
        String expression = RequestJson.expression(request, member);
        Matcher tokens = TOKEN.matcher(expression);
        String before = "";
        boolean mayBegin = true;
        while (tokens.find()) {
            String token = tokens.group();
            String folded = token.toLowerCase(Locale.ROOT);
            boolean isCall = FUNCTIONS.contains(folded)
                    && expression.substring(tokens.end()).stripLeading().startsWith("(");
            boolean isClause = mayBegin && clauses.contains(folded);
            boolean isOperator = token.length() == 1 && ",()=<>+-*/.[]".contains(token);
            boolean isWithin = before.equals(".") || before.equals("[");
            if (!isCall && !isClause && !isOperator && !isWithin && !words.contains(folded)) {
                name(token);
            }
            mayBegin = !isClause && (!isOperator || token.equals(")") || token.equals("]"));
            before = token;
        }
    }

    private void name(String token) {
        if (token.startsWith("#")) {
            names.add(request.path("ExpressionAttributeNames").path(token).asText(token));
        } else if (!token.startsWith(":")) {
            names.add(token);
        }
    }

    /** Whether a reading call says which attributes it wants. */
    static boolean selectsSome(JsonNode request) {
        return request.hasNonNull(PROJECTION) || request.hasNonNull("AttributesToGet");
    }
}
