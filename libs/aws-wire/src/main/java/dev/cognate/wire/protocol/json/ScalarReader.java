package dev.cognate.wire.protocol.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads the parser's current value; gives null when the value is of another type. */
@FunctionalInterface
interface ScalarReader<T> {
    /** Beyond the years any clock of ours shows, and far within what the arithmetic below can carry. */
    double LATEST_SECOND = 1e11;

    T read(JsonParser parser) throws IOException;

    /** Parses text, failing with a {@link DateTimeException} or {@link NumberFormatException}. */
    @FunctionalInterface
    interface FromText<T> {
        T parse(String text);
    }

    static <T> ScalarReader<T> ofText(FromText<T> parse) {
        return parser -> {
            String text = text(parser);
            try {
                return text == null ? null : parse.parse(text);
            } catch (NumberFormatException | DateTimeException e) {
                return null;
            }
        };
    }

    static String text(JsonParser parser) throws IOException {
        return parser.hasToken(JsonToken.VALUE_STRING) ? storable(parser.getText(), parser) : null;
    }

    /** PostgreSQL keeps no NUL in text, and UTF-8 has no form for half a surrogate pair. */
    static String storable(String text, JsonParser parser) throws IOException {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            boolean isPair = Character.isHighSurrogate(unit)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1));
            if (unit == 0 || (Character.isSurrogate(unit) && !isPair)) {
                throw UnexpectedValueException.text(parser);
            }
            index += isPair ? 1 : 0;
        }
        return text;
    }

    static byte[] blob(JsonParser parser) throws IOException {
        return parser.hasToken(JsonToken.VALUE_STRING) ? parser.getBinaryValue() : null;
    }

    static Integer integer(JsonParser parser) throws IOException {
        return parser.currentToken().isNumeric() ? (Integer) parser.getIntValue() : null;
    }

    static Long longInteger(JsonParser parser) throws IOException {
        return parser.currentToken().isNumeric() ? (Long) parser.getLongValue() : null;
    }

    static Double floating(JsonParser parser) throws IOException {
        return parser.currentToken().isNumeric() ? (Double) parser.getDoubleValue() : null;
    }

    static Boolean bool(JsonParser parser) throws IOException {
        return parser.currentToken().isBoolean() ? (Boolean) parser.getBooleanValue() : null;
    }

    static Boolean bool(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    static Instant instant(JsonParser parser) throws IOException {
        if (!parser.currentToken().isNumeric() || Math.abs(parser.getDoubleValue()) > LATEST_SECOND) {
            return null;
        }
        return Instant.ofEpochMilli(Math.round(parser.getDoubleValue() * 1000));
    }
}
