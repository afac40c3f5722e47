package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON of requests, within DynamoDB's own limits. A body is decided about and passed on as bytes, so it may have
 * one meaning only.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Quotas in Amazon
 *     DynamoDB</a>
 */
final class RequestJson {
    /** A tree takes some twenty times the room of its text, so there is a limit besides that of bodies. */
    private static final int MOST_TOKENS = 1_000_000;

    private static final int LONGEST_EXPRESSION = 4 * 1024;
    private static final int LONGEST_STATEMENT = 8 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestJson() {}

    /** @throws Refusal when it is not an object, has members twice, or more than a million tokens */
    static JsonNode read(Buffer body) {
        try {
            JsonNode request = JSON.readTree(body.toString(StandardCharsets.UTF_8));
            if (request != null && request.isObject()) {
                return request;
            }
        } catch (IOException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static Refusal unreadable() {
        return new Refusal(400, "SerializationException", "The request is not JSON of one meaning.");
    }

    /** @throws Refusal when an expression is longer than DynamoDB takes */
    static String expression(JsonNode request, String member) {
        return text(request, member, LONGEST_EXPRESSION);
    }

    /** @throws Refusal when a PartiQL statement is longer than DynamoDB takes */
    static String statement(JsonNode request) {
        return text(request, "Statement", LONGEST_STATEMENT);
    }

    private static String text(JsonNode request, String member, int longest) {
        String text = request.path(member).asText("");
        if (text.length() > longest) {
            throw new Refusal(
                    400,
                    "ValidationException",
                    "Invalid " + member + ": Expression size has exceeded the maximum allowed size");
        }
        return text;
    }
}
