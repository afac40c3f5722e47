package dev.cognate.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/** JSON as the Java SDK's documents, and back. */
public final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /** The document of JSON. */
    public static Document of(JsonNode json) {
        if (json.isObject()) {
            Map<String, Document> members = new LinkedHashMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
            return Document.fromMap(members);
        }
        if (json.isArray()) {
            List<Document> elements = json.valueStream().map(Documents::of).toList();
            return Document.fromList(elements);
        }
        return json.isBoolean() ? Document.fromBoolean(json.booleanValue()) : Document.fromString(json.asText());
    }

    /** The JSON of a document. */
    public static JsonNode json(Document document) {
        return JSON.valueToTree(document.unwrap());
    }

    /** The JSON of a text. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
