package dev.cognate.local.inbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads a time such as {@code 2026-01-31T12:00:00Z}. */
final class InstantText extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantText() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return Instant.parse(parser.getText());
        } catch (DateTimeException e) {
            throw context.weirdStringException(parser.getText(), Instant.class, "not a time");
        }
    }
}
