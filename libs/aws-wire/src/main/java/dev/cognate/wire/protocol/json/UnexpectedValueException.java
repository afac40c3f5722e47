package dev.cognate.wire.protocol.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;

/** A JSON value of another type than the model's, in AWS's words. */
final class UnexpectedValueException extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    private UnexpectedValueException(JsonParser parser, String message) {
        super(parser, message);
    }

    /** For a member that takes a single value, named as the model names its type. */
    static UnexpectedValueException scalar(JsonParser parser, String expected) throws IOException {
        return new UnexpectedValueException(
                parser,
                switch (parser.currentToken()) {
                    case START_OBJECT, FIELD_NAME -> "Start of structure or map found where not expected.";
                    case START_ARRAY -> "Start of list found where not expected";
                    default -> name(parser.currentToken()) + " cannot be converted to " + expected;
                });
    }

    /** For a member that takes a list. */
    static UnexpectedValueException list(JsonParser parser) {
        return new UnexpectedValueException(parser, "Expected list or null");
    }

    /** For a member that takes a structure or a map. */
    static UnexpectedValueException structure(JsonParser parser) {
        return new UnexpectedValueException(parser, "Expected structure or map or null");
    }

    /** For text that no store of ours could keep unchanged. */
    static UnexpectedValueException text(JsonParser parser) {
        return new UnexpectedValueException(parser, "Text must not hold NUL or unpaired surrogates");
    }

    private static String name(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "NUMBER_VALUE";
            case VALUE_STRING -> "STRING_VALUE";
            case VALUE_TRUE -> "TRUE_VALUE";
            case VALUE_FALSE -> "FALSE_VALUE";
            default -> "Value";
        };
    }
}
