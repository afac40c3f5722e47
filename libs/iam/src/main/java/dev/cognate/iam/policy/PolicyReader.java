package dev.cognate.iam.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads policy documents.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">AWS's guide: grammar of the
 *     IAM JSON policy language</a>
 */
public final class PolicyReader {
    private static final String VERSION = "Version";
    private static final String STATEMENT = "Statement";
    private static final String WITH_VARIABLES = "2012-10-17";
    private static final Set<String> VERSIONS = Set.of(WITH_VARIABLES, "2008-10-17");
    private static final Set<String> ELEMENTS = Set.of(VERSION, "Id", STATEMENT);
    private static final int DEEPEST = 16;

    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PolicyReader() {}

    /**
     * Reads a document.
     *
     * @param name where it is from, such as its ARN; told with decisions
     * @param kind what it is attached to
     * @throws MalformedPolicyException with IAM's words when it is no such document
     */
    public static PolicyDocument read(String name, PolicyKind kind, String document) {
        JsonNode root = parsed(document);
        if (!root.isObject() || !root.has(STATEMENT)) {
            throw MalformedPolicyException.syntax();
        }
        root.fieldNames().forEachRemaining(PolicyReader::requireElement);
        String version = root.path(VERSION).asText("2008-10-17");
        if (!VERSIONS.contains(version)) {
            throw new MalformedPolicyException("The policy must contain a valid version string");
        }
        var reader = new StatementReader(kind, version.equals(WITH_VARIABLES));
        List<Statement> statements = new ArrayList<>();
        elements(root.path(STATEMENT)).forEach(statement -> statements.add(reader.read(statement)));
        requireUniqueNames(statements);
        return new PolicyDocument(name, statements);
    }

    private static JsonNode parsed(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException notJson) {
            throw MalformedPolicyException.syntax();
        }
    }

    private static void requireElement(String element) {
        if (!ELEMENTS.contains(element)) {
            throw MalformedPolicyException.syntax();
        }
    }

    /** A lone statement needs no brackets. */
    private static List<JsonNode> elements(JsonNode statement) {
        List<JsonNode> all = new ArrayList<>();
        if (statement.isArray()) {
            statement.forEach(all::add);
        } else {
            all.add(statement);
        }
        return all;
    }

    private static void requireUniqueNames(List<Statement> statements) {
        Set<String> seen = new HashSet<>();
        boolean twice = statements.stream()
                .map(Statement::sid)
                .filter(sid -> !sid.isEmpty())
                .anyMatch(sid -> !seen.add(sid));
        if (twice) {
            throw new MalformedPolicyException("Statement IDs (SID) in a single policy must be unique.");
        }
    }
}
