package dev.cognate.identitypool.gateway.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a request of DynamoDB holds: somebody can tell what it asks for, or it is refused. */
class RequestFuzzTest {
    @Property(tries = 3_000)
    void shouldTellWhatIsNeededOrRefuse(@ForAll("operations") String operation, @ForAll("objects") String json) {
        try {
            // when
            List<Need> needs = TableNeedsTest.needs(operation, RequestJson.read(Buffer.buffer(json)));

            // then
            assertThat(needs).isNotEmpty().allMatch(need -> need.action().startsWith("dynamodb:"));
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isIn(400, 501);
        }
    }

    @Property(tries = 1_000)
    void shouldReadBytesOrRefuseThem(@ForAll byte[] bytes) {
        try {
            // when
            JsonNode read = RequestJson.read(Buffer.buffer(bytes));

            // then
            assertThat(read.isObject()).isTrue();
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("SerializationException");
        }
    }

    @Property(tries = 3_000)
    void shouldReadStatementsOrRefuseThem(@ForAll("statements") String statement) {
        // given
        JsonNode request =
                RequestJson.read(new JsonObject().put("Statement", statement).toBuffer());
        try {
            // when
            List<Need> needs = TableNeedsTest.needs("ExecuteStatement", request);

            // then
            assertThat(needs).hasSize(1);
            assertThat(needs.getFirst().resource()).startsWith(TableNeedsTest.PREFIX);
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isIn(400, 501);
        }
    }

    @Provide
    Arbitrary<String> operations() {
        return Arbitraries.of(
                "GetItem",
                "PutItem",
                "UpdateItem",
                "DeleteItem",
                "Query",
                "Scan",
                "BatchGetItem",
                "BatchWriteItem",
                "TransactGetItems",
                "TransactWriteItems",
                "ExecuteStatement",
                "BatchExecuteStatement",
                "ExecuteTransaction",
                "ListTables",
                "DescribeTable",
                "");
    }

    /** Members where they belong and where they do not, with values of every kind. */
    @Provide
    Arbitrary<String> objects() {
        return Arbitraries.oneOf(object(3), reasonable());
    }

    /** Requests that are right but for one value. */
    private static Arbitrary<String> reasonable() {
        Arbitrary<String> keys = Combinators.combine(Arbitraries.of("S", "N", "B", "BOOL"), value(0))
                .as((type, value) -> "{\"" + type + "\":" + value + "}");
        Arbitrary<String> conditions = Arbitraries.of(
                "\"KeyConditionExpression\":\"id = :v\",\"ExpressionAttributeValues\":{\":v\":KEY}",
                "\"KeyConditions\":{\"id\":{\"ComparisonOperator\":\"EQ\",\"AttributeValueList\":[KEY]}}");
        return Combinators.combine(Arbitraries.oneOf(keys, value(1)), conditions, value(0))
                .as((key, condition, other) ->
                        """
                        {"TableName":"Notes","Key":{"id":KEY},"Item":{"id":KEY},CONDITION,"Select":OTHER,
                         "UpdateExpression":OTHER,"IndexName":"ByDay",
                         "RequestItems":{"Notes":{"Keys":[{"id":KEY}]}},
                         "TransactItems":[{"Get":{"TableName":"Notes","Key":{"id":KEY}}}]}
                        """.replace("CONDITION", condition).replace("KEY", key).replace("OTHER", other));
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> names = Arbitraries.of(
                "TableName",
                "Key",
                "Keys",
                "Item",
                "id",
                "S",
                "N",
                "B",
                "RequestItems",
                "TransactItems",
                "Statements",
                "TransactStatements",
                "Statement",
                "Put",
                "Get",
                "PutRequest",
                "DeleteRequest",
                "KeyConditions",
                "KeyConditionExpression",
                "ComparisonOperator",
                "AttributeValueList",
                "ExpressionAttributeNames",
                "ExpressionAttributeValues",
                "ProjectionExpression",
                "UpdateExpression",
                "FilterExpression",
                "AttributesToGet",
                "IndexName",
                "Select",
                "ReturnValues",
                "#i",
                ":v");
        return Combinators.combine(names, value(depth))
                .as((name, value) -> "\"" + name + "\":" + value)
                .list()
                .ofMaxSize(4)
                .map(members -> "{" + String.join(",", members) + "}");
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> leaves = Arbitraries.of(
                "null",
                "true",
                "1",
                "-1e999999999",
                "1E2147483647",
                "[]",
                "{}",
                "\"\"",
                "\"ann\"",
                "\"1E1000000000\"",
                "\"100E2147483647\"",
                "\"0E-2147483647\"",
                "\"seven\"",
                "\"%%%\"",
                "\"EQ\"",
                "\"id = :v\"",
                "\"#i = :v AND id = :v\"",
                "\"size(\"",
                "\"[[..,,\"",
                "\"\\ud800\"",
                "\"SELECT * FROM Notes\"",
                "\"Notes\"",
                "\"arn:aws:dynamodb:us-east-1:000000000000:table/\"");
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<String> lists = value(depth - 1).list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]");
        return Arbitraries.oneOf(leaves, lists, object(depth - 1));
    }

    @Provide
    Arbitrary<String> statements() {
        return Arbitraries.of(
                        "SELECT ",
                        "INSERT INTO ",
                        "UPDATE ",
                        "DELETE ",
                        " FROM ",
                        " SET ",
                        " VALUE ",
                        " WHERE ",
                        " ORDER ",
                        "Notes",
                        "\"Notes\"",
                        "\"No'tes\"",
                        ".\"ByDay\"",
                        "*",
                        "'",
                        "''",
                        "\"",
                        "it''s",
                        ";",
                        "--",
                        "/*",
                        "`",
                        ",",
                        "(",
                        ")",
                        "{",
                        "}",
                        " ",
                        "\n",
                        "\u0000",
                        "é",
                        "from",
                        "FROM",
                        "x = 1")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
