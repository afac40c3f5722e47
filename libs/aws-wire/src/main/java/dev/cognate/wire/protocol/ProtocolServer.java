package dev.cognate.wire.protocol;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.Structure;
import dev.cognate.wire.http.WireAnswer;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.protocol.json.AwsJsonProtocol;
import dev.cognate.wire.protocol.query.AwsQueryProtocol;
import dev.cognate.wire.protocol.rest.RestJsonProtocol;
import java.util.List;
import java.util.Optional;

/** One API spoken in its protocol. */
public interface ProtocolServer {

    /** The protocol the API's model asks for. */
    static ProtocolServer of(ServiceSpec service) {
        return switch (service.protocol()) {
            case AWS_JSON_1_1 -> new AwsJsonProtocol(service);
            case REST_JSON_1 -> new RestJsonProtocol(service);
            case AWS_QUERY -> new AwsQueryProtocol(service);
        };
    }

    /** Patterns of the paths the API lives under, as a router takes them. */
    List<String> paths();

    /** True when a request, whose body has not been read yet, is meant for this API. */
    boolean claims(WireRequest head);

    /** The operation a complete request asks for; empty when the API has none of that name or path. */
    Optional<OperationSpec<?, ?, ?>> resolve(WireRequest request);

    /** The name a request gives to the operation it wants, for the answer to an unknown one. */
    String requestedName(WireRequest request);

    /**
     * Reads an operation's input.
     *
     * @throws DecodingException when it cannot be read; the message is AWS's and may reach the client
     */
    Structure decode(OperationSpec<?, ?, ?> operation, WireRequest request) throws DecodingException;

    /** Writes an operation's output; {@code output} is null for an operation without one. */
    WireAnswer encode(OperationSpec<?, ?, ?> operation, Object output, String requestId);

    /** Writes an error. */
    WireAnswer error(AwsException error, String requestId);
}
