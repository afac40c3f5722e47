package dev.cognate.wire.protocol.query;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Fault;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.Structure;
import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.http.QueryParameters;
import dev.cognate.wire.http.WireAnswer;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.protocol.DecodingException;
import dev.cognate.wire.protocol.ProtocolServer;
import dev.cognate.wire.protocol.json.ContractJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code awsQuery} protocol: {@code Action} and its parameters in a form body or in the query string, XML out.
 *
 * <p>Outputs are written from their JSON tree. That tells lists from structures, but not maps; no output of the APIs
 * served here holds one.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
public final class AwsQueryProtocol implements ProtocolServer {
    private static final String CONTENT_TYPE = "text/xml";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ACTION = "Action";
    /** In credential scopes of query APIs. */
    private static final Pattern SCOPE = Pattern.compile("/(iam)/aws4_request");
    /** The API that is asked without a signature, or with one of another API. */
    private static final String UNSIGNED = "sts";

    private final ContractJson json = ContractJson.fromText();
    private final String signingName;
    private final String namespace;
    private final Map<String, OperationSpec<?, ?, ?>> operations;

    /** Serves one API. */
    public AwsQueryProtocol(ServiceSpec service) {
        this.signingName = service.signingName();
        this.namespace = "https://" + service.signingName() + ".amazonaws.com/doc/" + service.version() + "/";
        this.operations =
                service.operations().stream().collect(Collectors.toMap(OperationSpec::name, Function.identity()));
    }

    @Override
    public List<String> paths() {
        return List.of("/");
    }

    @Override
    public boolean claims(WireRequest head) {
        boolean isCall =
                Set.of("GET", "POST").contains(head.method()) && !head.headers().contains("x-amz-target");
        boolean hasForm = "POST".equals(head.method())
                && head.header("content-type").toLowerCase(Locale.ROOT).startsWith(FORM);
        return isCall && "/".equals(head.path()) && (hasForm || action(head).isPresent()) && isSignedForThis(head);
    }

    /** A form's action is in its body; before that is read the signature alone tells the query APIs apart. */
    private boolean isSignedForThis(WireRequest head) {
        Matcher scope = SCOPE.matcher(head.header("authorization") + "&" + PercentEncoding.decode(head.query()));
        return signingName.equals(scope.find() ? scope.group(1) : UNSIGNED);
    }

    @Override
    public Optional<OperationSpec<?, ?, ?>> resolve(WireRequest request) {
        return action(request).map(operations::get);
    }

    @Override
    public String requestedName(WireRequest request) {
        return action(request).orElse("");
    }

    @Override
    public Structure decode(OperationSpec<?, ?, ?> operation, WireRequest request) throws DecodingException {
        return json.convert(ParameterTree.read(parameters(request)), operation.inputType());
    }

    @Override
    public WireAnswer encode(OperationSpec<?, ?, ?> operation, Object output, String requestId) {
        String response = operation.name() + "Response";
        String result = operation.name() + "Result";
        XmlDocument xml = new XmlDocument().open(response, namespace);
        if (output != null) {
            xml.open(result).members(json.toTree(output)).close(result);
        }
        xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
        return new WireAnswer(200, CONTENT_TYPE, Map.of(), xml.close(response).toBuffer());
    }

    @Override
    public WireAnswer error(AwsException error, String requestId) {
        XmlDocument xml = new XmlDocument()
                .open("ErrorResponse", namespace)
                .open("Error")
                .element("Type", error.fault() == Fault.CLIENT ? "Sender" : "Receiver")
                .element("Code", error.queryCode());
        if (error.getMessage() != null) {
            xml.element("Message", error.getMessage());
        }
        xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
        return new WireAnswer(error.status(), CONTENT_TYPE, Map.of(), xml.toBuffer());
    }

    private static Optional<String> action(WireRequest request) {
        return parameters(request).single(ACTION);
    }

    private static QueryParameters parameters(WireRequest request) {
        QueryParameters query = QueryParameters.ofQuery(request.query());
        if (!request.header("content-type").toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return query;
        }
        QueryParameters form = QueryParameters.ofForm(request.content().toString(StandardCharsets.UTF_8));
        return new QueryParameters(
                Stream.concat(query.all().stream(), form.all().stream()).toList());
    }
}
