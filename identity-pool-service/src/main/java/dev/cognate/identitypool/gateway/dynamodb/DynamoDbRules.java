package dev.cognate.identitypool.gateway.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cognate.identitypool.gateway.Ask;
import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.JsonErrors;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.ServiceRules;
import dev.cognate.identitypool.gateway.Upstream;
import dev.cognate.identitypool.gateway.dynamodb.TableCalls.TableCall;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    public Future<Ask> ask(Upstream upstream, Head head, Buffer body) {
        String target = head.amz().getOrDefault("x-amz-target", "");
        if (!target.startsWith(TARGET_PREFIX) || !"POST".equals(head.method())) {
            throw Refusal.notBuilt("A request without one of DynamoDB's targets");
        }
        List<TableCall> calls = TableCalls.of(target.substring(TARGET_PREFIX.length()), read(body));
        var needs = new TableNeeds("arn:aws:dynamodb:" + upstream.region() + ":" + accountId + ":table/");
        Future<List<Need>> all = Future.succeededFuture(new ArrayList<>());
        for (TableCall call : calls) {
            all = all.compose(soFar -> need(upstream, needs, call).map(need -> {
                soFar.add(need);
                return soFar;
            }));
        }
        return all.map(Ask::of);
    }

    private Future<Need> need(Upstream upstream, TableNeeds needs, TableCall call) {
        if (!LeadingKeys.areIn(call)) {
            return Future.succeededFuture(needs.of(call, Optional.empty()));
        }
        String index = call.request().path("IndexName").asText("");
        return schemas.partitionKey(upstream, needs.name(call.table()), index)
                .map(attribute -> attribute
                        .map(name ->
                                needs.of(call, Optional.of(new LeadingKeys(name).of(call.action(), call.request()))))
                        .orElseGet(() -> needs.ofUnknown(call)));
    }

    private static JsonNode read(Buffer body) {
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
        return new Refusal(CLIENT_ERROR, "SerializationException", "The request is not JSON of one meaning.");
    }

    @Override
    public String path(Upstream upstream, Head head) {
        return "/";
    }

    /** DynamoDB answers all refusals with 400. */
    @Override
    public ErrorAnswer error(Refusal refusal, String path, String requestId) {
        String code = JsonErrors.name(refusal);
        int status = refusal.status() >= SERVER_ERROR && !"UnknownOperationException".equals(code)
                ? refusal.status()
                : CLIENT_ERROR;
        String body = new JsonObject()
                .put("__type", ERROR_PREFIX + code)
                .put("message", refusal.getMessage())
                .encode();
        return new ErrorAnswer(status, "application/x-amz-json-1.0", body, Optional.of(code));
    }
}
