package dev.cognate.wire.protocol.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cognate.wire.http.QueryParameters;
import dev.cognate.wire.protocol.DecodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Parameters such as {@code Tags.member.1.Key=team} as the tree they spell: {@code member} makes a list in order of its
 * numbers, {@code entry} a map of its keys and values, anything else a structure.
 */
final class ParameterTree {
    private static final int MOST_PARAMETERS = 2000;
    private static final int DEEPEST = 16;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ParameterTree> children = new LinkedHashMap<>();
    private String value;

    private ParameterTree() {}

    static ObjectNode read(QueryParameters parameters) throws DecodingException {
        if (parameters.all().size() > MOST_PARAMETERS) {
            throw new DecodingException("The request has too many parameters.");
        }
        ParameterTree root = new ParameterTree();
        for (QueryParameters.Parameter parameter : parameters.all()) {
            String[] path = parameter.decodedName().split("\\.");
            if (path.length > DEEPEST) {
                throw new DecodingException("A parameter is nested too deeply.");
            }
            root.put(path, parameter.decodedValue());
        }
        return root.structure();
    }

    private void put(String[] path, String text) {
        ParameterTree node = this;
        for (String step : path) {
            node = node.children.computeIfAbsent(step, name -> new ParameterTree());
        }
        node.value = text;
    }

    private JsonNode node() {
        if (children.isEmpty()) {
            return TextNode.valueOf(value == null ? "" : value);
        }
        if (children.size() == 1 && children.containsKey("member")) {
            return children.get("member").list();
        }
        if (children.size() == 1 && children.containsKey("entry")) {
            return children.get("entry").map();
        }
        return structure();
    }

    private ObjectNode structure() {
        ObjectNode structure = NODES.objectNode();
        children.forEach((name, child) -> structure.set(name, child.node()));
        return structure;
    }

    private ArrayNode list() {
        ArrayNode list = NODES.arrayNode();
        numbered().forEach(child -> list.add(child.node()));
        return list;
    }

    private ObjectNode map() {
        ObjectNode map = NODES.objectNode();
        numbered()
                .filter(entry -> entry.children.containsKey("key") && entry.children.containsKey("value"))
                .forEach(entry -> map.set(
                        entry.children.get("key").node().asText(),
                        entry.children.get("value").node()));
        return map;
    }

    private Stream<ParameterTree> numbered() {
        return children.entrySet().stream()
                .filter(child -> child.getKey().matches("[0-9]{1,9}"))
                .sorted((left, right) ->
                        Integer.compare(Integer.parseInt(left.getKey()), Integer.parseInt(right.getKey())))
                .map(Map.Entry::getValue);
    }
}
