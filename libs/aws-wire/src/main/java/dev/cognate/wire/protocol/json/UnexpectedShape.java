package dev.cognate.wire.protocol.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;

/** Words a list, map or structure that is something else. */
final class UnexpectedShape extends DeserializationProblemHandler {

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String failure)
            throws IOException {
        throw expected(target, parser);
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> target,
            ValueInstantiator instantiator,
            JsonParser parser,
            String failure)
            throws IOException {
        throw expected(context.constructType(target), parser);
    }

    private static IOException expected(JavaType target, JsonParser parser) {
        return target.isCollectionLikeType()
                ? UnexpectedValueException.list(parser)
                : UnexpectedValueException.structure(parser);
    }
}
