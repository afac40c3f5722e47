package dev.cognate.wire.protocol.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Reads one value with a {@link ScalarReader} and words a refusal with the model's name of the type. */
final class ScalarDeserializer<T> extends JsonDeserializer<T> {
    private final String name;
    private final ScalarReader<T> reader;

    ScalarDeserializer(String name, ScalarReader<T> reader) {
        this.name = name;
        this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        T value = reader.read(parser);
        if (value == null) {
            throw UnexpectedValueException.scalar(parser, name);
        }
        return value;
    }
}
