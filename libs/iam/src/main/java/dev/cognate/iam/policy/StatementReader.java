package dev.cognate.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the statements of a document.
 *
 * @param kind what the document is attached to
 * @param variables whether policy variables have a meaning in it
 */
record StatementReader(PolicyKind kind, boolean variables) {
    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> PRINCIPAL_KINDS = Set.of("AWS", "Federated", "Service", "CanonicalUser");
    private static final Pattern ACTION = Pattern.compile("\\*|[\\w*?-]+:[\\w*?-]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn:.*|\\*:.*|\\$\\{.*", Pattern.DOTALL);
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9 ]*");
    private static final String ALL = "*";

    /** @throws MalformedPolicyException when it is no statement of such a document */
    Statement read(JsonNode statement) {
        if (!statement.isObject()) {
            throw MalformedPolicyException.syntax();
        }
        statement.fieldNames().forEachRemaining(StatementReader::requireElement);
        return new Statement(
                sid(statement),
                effect(statement),
                principal(statement),
                actions(statement),
                resources(statement),
                conditions(statement.path("Condition")));
    }

    private static void requireElement(String element) {
        if (!ELEMENTS.contains(element)) {
            throw MalformedPolicyException.syntax();
        }
    }

    private static String sid(JsonNode statement) {
        String sid = statement.path("Sid").asText("");
        if (!SID.matcher(sid).matches()) {
            throw new MalformedPolicyException("Statement IDs (SID) can only include alphanumeric characters.");
        }
        return sid;
    }

    private static Effect effect(JsonNode statement) {
        return switch (statement.path("Effect").asText("")) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            case "" -> throw missing("Effect");
            default ->
                throw new MalformedPolicyException(
                        "Invalid effect: " + statement.path("Effect").asText());
        };
    }

    private Statement.Matcher actions(JsonNode statement) {
        Listed listed = listed(statement, "Action").orElseThrow(() -> missing("Action"));
        listed.values().stream()
                .filter(action -> !ACTION.matcher(action).matches())
                .findFirst()
                .ifPresent(action -> {
                    throw new MalformedPolicyException(
                            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
                });
        return new Statement.Matcher(
                listed.values().stream()
                        .map(action -> PolicyText.pattern(action.toLowerCase(Locale.ROOT), false))
                        .toList(),
                listed.negated());
    }

    private Optional<Statement.Matcher> resources(JsonNode statement) {
        Optional<Listed> listed = listed(statement, "Resource");
        if (!kind.hasResource() && listed.isPresent()) {
            throw new MalformedPolicyException("Has prohibited field Resource");
        }
        if (kind.hasResource() && listed.isEmpty()) {
            throw missing("Resource");
        }
        return listed.map(found -> new Statement.Matcher(
                found.values().stream().map(this::resource).toList(), found.negated()));
    }

    private PolicyText resource(String text) {
        if (!RESOURCE.matcher(text).matches()) {
            throw new MalformedPolicyException("Resource " + text + " must be in ARN format or \"*\".");
        }
        return PolicyText.pattern(text, variables);
    }

    private Optional<PrincipalElement> principal(JsonNode statement) {
        boolean negated = statement.has("NotPrincipal");
        boolean both = negated && statement.has("Principal");
        boolean written = negated || statement.has("Principal");
        if (!kind.hasPrincipal() && written) {
            throw new MalformedPolicyException("Policy document should not specify a principal.");
        }
        if (kind.hasPrincipal() && !written) {
            throw missing("Principal");
        }
        if (both) {
            throw MalformedPolicyException.syntax();
        }
        return written
                ? Optional.of(principal(statement.path(negated ? "NotPrincipal" : "Principal"), negated))
                : Optional.empty();
    }

    private static PrincipalElement principal(JsonNode element, boolean negated) {
        if (element.isTextual() && element.textValue().equals(ALL)) {
            return new PrincipalElement(true, Map.of(), negated);
        }
        if (!element.isObject() || element.isEmpty()) {
            throw new MalformedPolicyException("Invalid principal in policy");
        }
        Map<String, Set<String>> named = new HashMap<>();
        element.properties().forEach(entry -> {
            if (!PRINCIPAL_KINDS.contains(entry.getKey())) {
                throw new MalformedPolicyException("Invalid principal in policy: " + entry.getKey());
            }
            named.put(entry.getKey(), Set.copyOf(texts(entry.getValue())));
        });
        return new PrincipalElement(false, named, negated);
    }

    private List<Condition> conditions(JsonNode block) {
        List<Condition> conditions = new ArrayList<>();
        if (!block.isMissingNode() && !block.isObject()) {
            throw MalformedPolicyException.syntax();
        }
        block.properties().forEach(operator -> {
            ConditionOperator read = ConditionOperator.of(operator.getKey());
            if (!operator.getValue().isObject()) {
                throw MalformedPolicyException.syntax();
            }
            operator.getValue()
                    .properties()
                    .forEach(key -> conditions.add(Condition.of(read, key.getKey(), texts(key.getValue()), variables)));
        });
        return conditions;
    }

    private record Listed(List<String> values, boolean negated) {}

    /** The element of a name or its negation; never both. */
    private static Optional<Listed> listed(JsonNode statement, String name) {
        String negation = "Not" + name;
        if (statement.has(name) && statement.has(negation)) {
            throw MalformedPolicyException.syntax();
        }
        boolean negated = statement.has(negation);
        if (!negated && !statement.has(name)) {
            return Optional.empty();
        }
        return Optional.of(new Listed(texts(statement.path(negated ? negation : name)), negated));
    }

    /** One value or a list of them; numbers and truth values stand for their text. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        (node.isArray() ? node : List.of(node)).forEach(value -> {
            if (!value.isValueNode() || value.isNull()) {
                throw MalformedPolicyException.syntax();
            }
            texts.add(value.asText());
        });
        return texts;
    }

    private static MalformedPolicyException missing(String field) {
        return new MalformedPolicyException("Missing required field " + field);
    }
}
