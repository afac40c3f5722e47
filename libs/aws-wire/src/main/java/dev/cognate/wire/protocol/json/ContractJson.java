package dev.cognate.wire.protocol.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.cognate.contract.Structure;
import dev.cognate.wire.protocol.DecodingException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;

/**
 * Records of the contract to and from JSON: strict in types, indifferent to members it does not know, within limits on
 * depth and length.
 */
public final class ContractJson {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 8 * 1024 * 1024;
    private static final String UNREADABLE = "Could not parse request body into json.";

    private final JsonMapper mapper;

    private ContractJson(ScalarModule scalars, CoercionAction emptyText) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                // Names come from clients: interning or keeping them would let a client fill memory.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        // Forms spell an empty list as an empty value.
        this.mapper = JsonMapper.builder(factory)
                .withCoercionConfig(
                        LogicalType.Collection, rules -> rules.setCoercion(CoercionInputShape.EmptyString, emptyText))
                // Browser SDKs spell an absent entry as null: {"REFRESH_TOKEN":"…","DEVICE_KEY":null}.
                .withConfigOverride(Map.class, maps -> maps.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SKIP)))
                .addModule(scalars)
                .addHandler(new UnexpectedShape())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    /** For JSON on the wire: a number is a number and a string a string, times are epoch seconds. */
    public static ContractJson onWire() {
        return new ContractJson(ScalarModule.strict(), CoercionAction.Fail);
    }

    /** For protocols whose values all arrive as text, and whose times are ISO 8601. */
    public static ContractJson fromText() {
        return new ContractJson(ScalarModule.textual(), CoercionAction.AsEmpty);
    }

    /** Reads a record; nothing at all is an empty object. */
    public <T extends Structure> T read(Buffer json, Class<T> type) throws DecodingException {
        try {
            T value = json.length() == 0 ? mapper.readValue("{}", type) : mapper.readValue(json.getBytes(), type);
            return demandObject(value);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Reads a JSON object; nothing at all is an empty one. */
    public ObjectNode readObject(Buffer json) throws DecodingException {
        try {
            JsonNode tree = json.length() == 0 ? mapper.createObjectNode() : mapper.readTree(json.getBytes());
            return demandObject(tree instanceof ObjectNode object ? object : null);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Turns a tree into a record. */
    public <T extends Structure> T convert(ObjectNode tree, Class<T> type) throws DecodingException {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** Writes a record. */
    public Buffer write(Object value) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the contract must be writable", e);
        }
    }

    /** Turns a record into a tree. */
    public JsonNode toTree(Object value) {
        return mapper.valueToTree(value);
    }

    /** A new, empty object. */
    public ObjectNode newObject() {
        return mapper.createObjectNode();
    }

    private static <T> T demandObject(T value) throws DecodingException {
        if (value == null) {
            throw new DecodingException(UNREADABLE);
        }
        return value;
    }

    private static DecodingException unreadable(IOException cause) {
        return new DecodingException(
                cause instanceof UnexpectedValueException unexpected ? unexpected.getOriginalMessage() : UNREADABLE);
    }
}
