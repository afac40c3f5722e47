package dev.cognate.wire.protocol.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cognate.contract.AwsException;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.Structure;
import dev.cognate.wire.http.WireAnswer;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.protocol.DecodingException;
import dev.cognate.wire.protocol.ProtocolServer;
import dev.cognate.wire.protocol.json.ContractJson;
import dev.cognate.wire.protocol.json.JsonErrors;
import io.vertx.core.buffer.Buffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@code restJson1} protocol: method and path name the operation; labels, query parameters and headers carry
 * members, the JSON body the rest.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS restJson1 protocol</a>
 */
public final class RestJsonProtocol implements ProtocolServer {
    private static final String CONTENT_TYPE = "application/json";

    private final ContractJson json = ContractJson.onWire();
    private final JsonErrors errors = new JsonErrors(json, CONTENT_TYPE);
    private final List<OperationSpec<?, ?, ?>> operations;
    private final Map<String, BoundMembers> members;

    /** Serves one API. */
    public RestJsonProtocol(ServiceSpec service) {
        this.members = service.operations().stream().collect(Collectors.toMap(OperationSpec::name, BoundMembers::of));
        Comparator<OperationSpec<?, ?, ?>> mostSpecific =
                Comparator.comparingLong(operation -> template(operation).labels());
        this.operations = service.operations().stream().sorted(mostSpecific).toList();
    }

    @Override
    public List<String> paths() {
        return operations.stream()
                .map(operation -> "/" + template(operation).segments().getFirst())
                .distinct()
                .map(root -> root + "/*")
                .toList();
    }

    @Override
    public boolean claims(WireRequest head) {
        return resolve(head).isPresent();
    }

    @Override
    public Optional<OperationSpec<?, ?, ?>> resolve(WireRequest request) {
        return operations.stream()
                .filter(operation -> operation.http().method().equals(request.method()))
                .filter(operation -> template(operation).match(request.path()).isPresent())
                .<OperationSpec<?, ?, ?>>map(Function.identity())
                .findFirst();
    }

    @Override
    public String requestedName(WireRequest request) {
        return request.method() + " " + request.path();
    }

    @Override
    public Structure decode(OperationSpec<?, ?, ?> operation, WireRequest request) throws DecodingException {
        ObjectNode input = json.readObject(request.content());
        members.get(operation.name()).bind(request, input);
        return json.convert(input, operation.inputType());
    }

    @Override
    public WireAnswer encode(OperationSpec<?, ?, ?> operation, Object output, String requestId) {
        return new WireAnswer(200, CONTENT_TYPE, Map.of(), output == null ? Buffer.buffer() : json.write(output));
    }

    @Override
    public WireAnswer error(AwsException error, String requestId) {
        return errors.render(error);
    }

    private PathTemplate template(OperationSpec<?, ?, ?> operation) {
        return members.get(operation.name()).path();
    }
}
