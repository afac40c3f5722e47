package dev.cognate.wire.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.cognate.contract.OpenEnum;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How single values stand in JSON. */
final class ScalarModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    private ScalarModule(boolean isTextual) {
        super("contract-scalars-" + (isTextual ? "textual" : "strict"));
        ScalarDeserializers known = new ScalarDeserializers();
        known.addDeserializer(String.class, new ScalarDeserializer<>("String", ScalarReader::text));
        known.addDeserializer(byte[].class, new ScalarDeserializer<>("Blob", ScalarReader::blob));
        known.addDeserializer(Integer.class, scalar(isTextual, "Integer", ScalarReader::integer, Integer::valueOf));
        known.addDeserializer(Long.class, scalar(isTextual, "Long", ScalarReader::longInteger, Long::valueOf));
        known.addDeserializer(Double.class, scalar(isTextual, "Double", ScalarReader::floating, Double::valueOf));
        known.addDeserializer(Boolean.class, scalar(isTextual, "Boolean", ScalarReader::bool, ScalarReader::bool));
        known.addDeserializer(Instant.class, scalar(isTextual, "Timestamp", ScalarReader::instant, Instant::parse));
        setDeserializers(known);
        addKeyDeserializer(String.class, new TextKeyDeserializer());
        addSerializer(isTextual ? new IsoTime() : new EpochTime());
    }

    static ScalarModule strict() {
        return new ScalarModule(false);
    }

    static ScalarModule textual() {
        return new ScalarModule(true);
    }

    private static <T> JsonDeserializer<T> scalar(
            boolean isTextual, String name, ScalarReader<T> fromJson, ScalarReader.FromText<T> fromText) {
        return new ScalarDeserializer<>(name, isTextual ? ScalarReader.ofText(fromText) : fromJson);
    }

    private static final class ScalarDeserializers extends SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
            return type.isTypeOrSubTypeOf(OpenEnum.class)
                    ? new ScalarDeserializer<>("String", OpenEnumReader.of(type.getRawClass()))
                    : super.findBeanDeserializer(type, config, description);
        }
    }

    /** Seconds since 1970 with milliseconds as decimals, the default of AWS's JSON protocols. */
    private static final class EpochTime extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;
        private static final int MILLISECONDS = 3;

        EpochTime() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(BigDecimal.valueOf(time.toEpochMilli(), MILLISECONDS));
        }
    }

    /** ISO 8601, the default of AWS's query protocol. */
    private static final class IsoTime extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        IsoTime() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(time.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }
}
