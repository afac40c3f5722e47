package dev.cognate.e2e.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Damages a valid JSON request in one of many ways, always the same way for the same {@link Random}. */
final class Mutator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAW = "\u2603raw\u2603";
    private static final List<String> FOREIGN_VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "9223372036854775808",
            "3.5",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "[null]",
            "{\"\":{}}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u202e\\u0301\"",
            "\"' or 1=1 --\"",
            "\"%s%n${x}\"",
            "NaN",
            "\"../../etc/passwd\"");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /** The request, damaged. */
    byte[] mutate(byte[] valid) {
        return switch (random.nextInt(9)) {
            case 0 -> flipBytes(valid);
            case 1 -> truncate(valid);
            case 2 -> dropMember(valid);
            case 3 -> duplicateMember(valid);
            case 4 -> replaceValue(valid, nested());
            case 5 -> replaceValue(valid, '"' + "\u00e4".repeat(1 + random.nextInt(60_000)) + '"');
            case 6 -> addUnknownMember(valid);
            case 7 -> damageText(valid);
            default -> replaceValue(valid, FOREIGN_VALUES.get(random.nextInt(FOREIGN_VALUES.size())));
        };
    }

    private byte[] flipBytes(byte[] valid) {
        byte[] bytes = valid.clone();
        int flips = 1 + random.nextInt(3);
        for (int i = 0; i < flips && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] truncate(byte[] valid) {
        return Arrays.copyOf(valid, random.nextInt(valid.length));
    }

    private byte[] dropMember(byte[] valid) {
        JsonNode root = tree(valid);
        places(root).pick(random).ifPresent(Place::remove);
        return bytes(root);
    }

    private byte[] duplicateMember(byte[] valid) {
        ObjectNode root = (ObjectNode) tree(valid);
        List<String> names = new ArrayList<>();
        root.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return addUnknownMember(valid);
        }
        String name = names.get(random.nextInt(names.size()));
        String foreign = FOREIGN_VALUES.get(random.nextInt(FOREIGN_VALUES.size()));
        String text = new String(valid, UTF_8);
        return ("{\"" + name + "\":" + foreign + "," + text.substring(1)).getBytes(UTF_8);
    }

    private byte[] addUnknownMember(byte[] valid) {
        String text = new String(valid, UTF_8);
        String separator = text.equals("{}") ? "" : ",";
        return ("{\"Member" + random.nextInt(1000) + "\":" + nested() + separator + text.substring(1)).getBytes(UTF_8);
    }

    /** Changes characters inside one text: a name that almost exists, a token that almost verifies. */
    private byte[] damageText(byte[] valid) {
        JsonNode root = tree(valid);
        places(root).pick(random).ifPresent(place -> {
            StringBuilder text = new StringBuilder(place.value().asText());
            char odd = (char) random.nextInt(Character.MIN_SURROGATE);
            if (text.isEmpty() || random.nextBoolean()) {
                text.insert(random.nextInt(text.length() + 1), odd);
            } else {
                text.setCharAt(random.nextInt(text.length()), odd);
            }
            place.set(TextNode.valueOf(text.toString()));
        });
        return bytes(root);
    }

    private byte[] replaceValue(byte[] valid, String raw) {
        JsonNode root = tree(valid);
        places(root).pick(random).ifPresent(place -> place.set(TextNode.valueOf(RAW)));
        return new String(bytes(root), UTF_8).replace('"' + RAW + '"', raw).getBytes(UTF_8);
    }

    private String nested() {
        int depth = 1 + random.nextInt(3000);
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static Places places(JsonNode root) {
        Places places = new Places(new ArrayList<>());
        places.collect(root);
        return places;
    }

    private static JsonNode tree(byte[] valid) {
        try {
            return JSON.readTree(new String(valid, UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] bytes(JsonNode root) {
        return root.toString().getBytes(UTF_8);
    }

    /** Where a value can be taken out or put in. */
    private interface Place {
        JsonNode value();

        void set(JsonNode value);

        void remove();
    }

    private record Member(ObjectNode parent, String name) implements Place {
        @Override
        public JsonNode value() {
            return parent.get(name);
        }

        @Override
        public void set(JsonNode value) {
            parent.set(name, value);
        }

        @Override
        public void remove() {
            parent.remove(name);
        }
    }

    private record Element(ArrayNode parent, int index) implements Place {
        @Override
        public JsonNode value() {
            return parent.get(index);
        }

        @Override
        public void set(JsonNode value) {
            parent.set(index, value);
        }

        @Override
        public void remove() {
            parent.remove(index);
        }
    }

    private record Places(List<Place> found) {
        void collect(JsonNode node) {
            if (node instanceof ObjectNode object) {
                object.fieldNames().forEachRemaining(name -> add(new Member(object, name)));
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    add(new Element(array, i));
                }
            }
        }

        private void add(Place place) {
            found.add(place);
            collect(place.value());
        }

        Optional<Place> pick(Random random) {
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get(random.nextInt(found.size())));
        }
    }
}
