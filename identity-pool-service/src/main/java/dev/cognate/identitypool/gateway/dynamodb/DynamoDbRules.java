package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.ServiceRules;
import dev.cognate.identitypool.gateway.Upstream;
import dev.cognate.identitypool.gateway.dynamodb.TableCalls.TableCall;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests of the DynamoDB API: what they are about stands in their bodies, which are read first. */
public final class DynamoDbRules implements ServiceRules {
    private static final String TARGET_PREFIX = "DynamoDB_20120810.";
    private static final String ERROR_PREFIX = "com.amazonaws.dynamodb.v20120810#";

    /** The body is decided about and passed on as bytes, so it may have one meaning only. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Gateway codes that DynamoDB has its own names for. */
    private static final Map<String, String> CODES = Map.of(
            "AccessDenied", "AccessDeniedException",
            "InvalidRequest", "ValidationException",
            "NotImplemented", "UnknownOperationException",
            "SignatureDoesNotMatch", "InvalidSignatureException",
            "InvalidAccessKeyId", "UnrecognizedClientException",
            "ExpiredToken", "ExpiredTokenException",
            "MissingSecurityHeader", "MissingAuthenticationTokenException",
            "AuthorizationHeaderMalformed", "IncompleteSignatureException",
            "SlowDown", "ThrottlingException");

    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    private final KeySchemas schemas;
    private final String accountId;

    /**
     * Takes how keys of tables are found out.
     *
     * @param accountId that ARNs of tables name
     */
    public DynamoDbRules(KeySchemas schemas, String accountId) {
        this.schemas = schemas;
        this.accountId = accountId;
    }

    @Override
    public boolean readsBody(Head head) {
        return true;
    }

    @Override
    public Future<List<Need>> needs(Upstream upstream, Head head, Buffer body) {
        String target = head.header("x-amz-target").orElse("");
        if (!target.startsWith(TARGET_PREFIX) || !"POST".equals(head.method())) {
            throw Refusal.notBuilt("A request without one of DynamoDB's targets");
        }
        List<TableCall> calls = TableCalls.of(target.substring(TARGET_PREFIX.length()), read(body));
        var needs = new TableNeeds("arn:aws:dynamodb:" + upstream.region() + ":" + accountId + ":table/");
        Future<List<Need>> all = Future.succeededFuture(new ArrayList<>());
        for (TableCall call : calls) {
            all = all.compose(soFar -> keys(upstream, needs, call).map(keys -> {
                soFar.add(needs.of(call, keys));
                return soFar;
            }));
        }
        return all;
    }

    private Future<Optional<List<String>>> keys(Upstream upstream, TableNeeds needs, TableCall call) {
        boolean aboutItems = List.of("Key", "Item", "KeyConditions", "KeyConditionExpression").stream()
                .anyMatch(call.request()::hasNonNull);
        if (!aboutItems) {
            return Future.succeededFuture(Optional.empty());
        }
        return schemas.partitionKey(
                        upstream,
                        needs.name(call.table()),
                        call.request().path("IndexName").asText(""))
                .map(attribute -> Optional.of(new LeadingKeys(attribute).of(call.request())));
    }

    private static JsonNode read(Buffer body) {
        try {
            JsonNode request = JSON.readTree(body.getBytes());
            if (request != null && request.isObject()) {
                return request;
            }
        } catch (IOException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static Refusal unreadable() {
        return new Refusal(CLIENT_ERROR, "SerializationException", "The request is not JSON of one meaning.");
    }

    @Override
    public String path(Upstream upstream, Head head) {
        return "/";
    }

    /** DynamoDB answers all refusals with 400. */
    @Override
    public ErrorAnswer error(Refusal refusal, String path, String requestId) {
        String code = CODES.getOrDefault(refusal.code(), refusal.code());
        int status = refusal.status() >= SERVER_ERROR && !"UnknownOperationException".equals(code)
                ? refusal.status()
                : CLIENT_ERROR;
        String body = new JsonObject()
                .put("__type", ERROR_PREFIX + code)
                .put("message", refusal.getMessage())
                .encode();
        return new ErrorAnswer(status, "application/x-amz-json-1.0", body);
    }
}
