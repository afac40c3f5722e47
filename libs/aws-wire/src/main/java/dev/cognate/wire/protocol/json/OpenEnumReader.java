package dev.cognate.wire.protocol.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Reads an open enum from its value; any text is one, and validation tells which the contract knows. */
record OpenEnumReader(MethodHandle constructor) implements ScalarReader<Object> {

    static OpenEnumReader of(Class<?> type) {
        try {
            MethodType signature = MethodType.methodType(void.class, String.class);
            return new OpenEnumReader(MethodHandles.publicLookup().findConstructor(type, signature));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is not an open enum of the contract", e);
        }
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        String text = ScalarReader.text(parser);
        return text == null ? null : make(text);
    }

    private Object make(String text) {
        try {
            return constructor.invoke(text);
        } catch (Throwable e) {
            throw new IllegalStateException("The constructor of an open enum must not fail", e);
        }
    }
}
