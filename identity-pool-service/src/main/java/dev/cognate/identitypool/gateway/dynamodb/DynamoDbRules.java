package dev.cognate.identitypool.gateway.dynamodb;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests of the DynamoDB API: what they are about stands in their bodies, which are read first. */
public final class DynamoDbRules implements ServiceRules {
    private static final String TARGET_PREFIX = "DynamoDB_20120810.";
    private static final String ERROR_PREFIX = "com.amazonaws.dynamodb.v20120810#";

    /** Elsewhere these are failures of the server. */
    private static final Set<String> REFUSALS = Set.of("UnknownOperationException", "ThrottlingException");

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
        List<TableCall> calls = TableCalls.of(target.substring(TARGET_PREFIX.length()), RequestJson.read(body));
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

    @Override
    public String path(Upstream upstream, Head head) {
        return "/";
    }

    /** DynamoDB answers all refusals with 400, also those of too many requests. */
    @Override
    public ErrorAnswer error(Refusal refusal, String path, String requestId) {
        String code = JsonErrors.name(refusal);
        boolean isFailure = refusal.status() >= SERVER_ERROR && !REFUSALS.contains(code);
        String body = new JsonObject()
                .put("__type", ERROR_PREFIX + code)
                .put("message", refusal.getMessage())
                .encode();
        return new ErrorAnswer(
                isFailure ? refusal.status() : CLIENT_ERROR, "application/x-amz-json-1.0", body, Optional.of(code));
    }
}
