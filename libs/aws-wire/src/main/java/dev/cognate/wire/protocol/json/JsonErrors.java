package dev.cognate.wire.protocol.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cognate.contract.AwsException;
import dev.cognate.wire.http.WireAnswer;
import java.util.Map;

/**
 * Errors of the JSON protocols: the name in {@code __type} and in {@code x-amzn-ErrorType}, members beside the message.
 *
 * @param json writes them
 * @param contentType media type of the answer
 */
public record JsonErrors(ContractJson json, String contentType) {

    /** Writes an error. */
    public WireAnswer render(AwsException error) {
        ObjectNode body = json.newObject().put("__type", error.code());
        if (error.getMessage() != null) {
            body.put("message", error.getMessage());
        }
        if (error.members() != null) {
            error.members().forEach(body::put);
        }
        return new WireAnswer(error.status(), contentType, Map.of("x-amzn-ErrorType", error.code()), json.write(body));
    }
}
