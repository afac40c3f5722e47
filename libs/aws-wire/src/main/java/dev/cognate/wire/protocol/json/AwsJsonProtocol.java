package dev.cognate.wire.protocol.json;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.Structure;
import dev.cognate.wire.http.WireAnswer;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.protocol.DecodingException;
import dev.cognate.wire.protocol.ProtocolServer;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@code awsJson1_1} protocol: {@code POST /}, the operation in {@code X-Amz-Target}, JSON in and out.
 *
 * <p>Only the target decides; clients and proxies disagree about the content type.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1 protocol</a>
 */
public final class AwsJsonProtocol implements ProtocolServer {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final String TARGET = "x-amz-target";

    private final ContractJson json = ContractJson.onWire();
    private final JsonErrors errors = new JsonErrors(json, CONTENT_TYPE);
    private final String prefix;
    private final Map<String, OperationSpec<?, ?, ?>> operations;

    /** Serves one API. */
    public AwsJsonProtocol(ServiceSpec service) {
        this.prefix = service.name() + ".";
        this.operations =
                service.operations().stream().collect(Collectors.toMap(OperationSpec::name, Function.identity()));
    }

    @Override
    public List<String> paths() {
        return List.of("/");
    }

    @Override
    public boolean claims(WireRequest head) {
        return "POST".equals(head.method())
                && "/".equals(head.path())
                && head.header(TARGET).startsWith(prefix);
    }

    @Override
    public Optional<OperationSpec<?, ?, ?>> resolve(WireRequest request) {
        boolean isOurs = request.header(TARGET).startsWith(prefix);
        return isOurs ? Optional.ofNullable(operations.get(requestedName(request))) : Optional.empty();
    }

    @Override
    public String requestedName(WireRequest request) {
        String target = request.header(TARGET);
        return target.startsWith(prefix) ? target.substring(prefix.length()) : target;
    }

    @Override
    public Structure decode(OperationSpec<?, ?, ?> operation, WireRequest request) throws DecodingException {
        return json.read(request.content(), operation.inputType());
    }

    @Override
    public WireAnswer encode(OperationSpec<?, ?, ?> operation, Object output, String requestId) {
        return new WireAnswer(200, CONTENT_TYPE, Map.of(), output == null ? Buffer.buffer() : json.write(output));
    }

    @Override
    public WireAnswer error(AwsException error, String requestId) {
        return errors.render(error);
    }
}
