package dev.cognate.userpool.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.sigv4.RequestSigner;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Invokes functions through the Lambda API.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
@ApplicationScoped
class LambdaInvoker {
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int REGION = 3;
    private static final int NAME = 6;

    private final FunctionClient client;
    private final TriggerConfig.Lambda config;
    private final Optional<RequestSigner> signer;
    private final ObjectMapper json;
    private final Clock clock;

    LambdaInvoker(FunctionClient client, TriggerConfig config, ObjectMapper json, Clock clock) {
        this.client = client;
        this.config = config.lambda();
        this.signer = this.config
                .accessKeyId()
                .map(id -> new RequestSigner(
                        id,
                        this.config
                                .secretAccessKey()
                                .orElseThrow(() -> new IllegalStateException(
                                        "Set cognate.trigger.lambda.secret-access-key beside access-key-id.")),
                        this.config.sessionToken()));
        this.json = json;
        this.clock = clock;
    }

    /** What the function returned, as JSON; empty when nobody waits for it. Fails with {@link InvocationFailure}. */
    Uni<String> invoke(TriggerTarget.Lambda function, Invocation invocation) {
        return client.send(request(function, invocation)).map(this::answer);
    }

    private HttpRequest.Builder request(TriggerTarget.Lambda function, Invocation invocation) {
        URI endpoint = function.endpoint();
        String[] arn = function.arn().split(":", -1);
        boolean byName = config.naming() == TriggerConfig.Lambda.Naming.NAME;
        String base = endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceAll("/+$", "");
        String path = base + "/2015-03-31/functions/" + URLEncoder.encode(byName ? arn[NAME] : function.arn(), UTF_8)
                + "/invocations";
        String query = byName && arn.length > NAME + 1 ? "Qualifier=" + URLEncoder.encode(arn[NAME + 1], UTF_8) : "";
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .set("content-type", "application/json")
                .set("x-amz-invocation-type", invocation.answered() ? "RequestResponse" : "Event");
        URI uri = URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path
                + (query.isEmpty() ? "" : "?" + query));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(invocation.event(), UTF_8));
        headers.forEach(header -> request.header(header.getKey(), header.getValue()));
        // the client writes the host itself, as it stands in the address
        WireRequest signed = new WireRequest(
                "POST",
                path,
                query,
                headers.set("host", endpoint.getRawAuthority()),
                Buffer.buffer(invocation.event()));
        signer.ifPresent(
                by -> by.sign(signed, arn[REGION], "lambda", clock.instant()).forEach(request::header));
        return request;
    }

    private String answer(HttpResponse<String> response) {
        if (response.statusCode() < OK || response.statusCode() >= REDIRECT) {
            throw new InvocationFailure.NotRun(errorCode(response));
        }
        if (response.headers().firstValue("x-amz-function-error").isPresent()) {
            throw new InvocationFailure.Thrown(errorMessage(response.body()));
        }
        return response.body();
    }

    private String errorCode(HttpResponse<String> response) {
        return response.headers()
                .firstValue("x-amzn-errortype")
                .map(type -> type.split(":", -1)[0])
                .orElse("HTTP " + response.statusCode());
    }

    private String errorMessage(String body) {
        try {
            JsonNode error = json.readTree(body);
            return List.of("errorMessage", "errorType").stream()
                    .map(error::path)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .findFirst()
                    .orElse("Unhandled");
        } catch (JsonProcessingException notJson) {
            return "Unhandled";
        }
    }
}
