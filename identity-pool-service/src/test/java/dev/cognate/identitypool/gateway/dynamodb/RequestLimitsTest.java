package dev.cognate.identitypool.gateway.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests within the limit of bodies that would cost far more than they weigh. */
@Timeout(10)
class RequestLimitsTest {
    private static JsonNode json(String text) {
        return RequestJson.read(Buffer.buffer(text.replace('\'', '"')));
    }

    private static String times(int count, String part) {
        return IntStream.range(0, count).mapToObj(index -> part).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E1000000000", "1E-1000000000", "100E2147483647", "1E201"})
    void shouldNotWriteOutNumbersDynamoDbDoesNotHave(String number) {
        // given
        JsonNode request = json("{'Key':{'id':{'N':'" + number + "'}}}");

        // when
        // then
        assertThatThrownBy(() -> new LeadingKeys("id").of("GetItem", request)).isInstanceOf(Refusal.class);
    }

    @Test
    void shouldNotReadNumbersWithMillionsOfDigits() {
        // given
        JsonNode request = json("{'Key':{'id':{'N':'" + "7".repeat(4_000_000) + "'}}}");

        // when
        // then
        assertThatThrownBy(() -> new LeadingKeys("id").of("GetItem", request)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"9.99E125, 999", "1E-130, 0.0", "12.50, 12.5"})
    void shouldReadThoseItHas(String number, String begin) {
        // when
        String key = new LeadingKeys("id").of("GetItem", json("{'Key':{'id':{'N':'" + number + "'}}}"));

        // then
        assertThat(key).startsWith(begin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FilterExpression", "ProjectionExpression", "UpdateExpression", "KeyConditionExpression"})
    void shouldNotReadExpressionsDynamoDbWouldNot(String member) {
        // given
        JsonNode request = json("{'TableName':'Notes','" + member + "':'" + "size ".repeat(400_000) + "'}");

        // when
        // then
        assertThatThrownBy(() -> NamedAttributes.of(request)).isInstanceOf(Refusal.class);
    }

    @Test
    void shouldNotReadStatementsDynamoDbWouldNot() {
        // given
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("Statement", "SELECT * FROM Notes" + " ".repeat(10_000));

        // when
        // then
        assertThatThrownBy(() -> TableCalls.of("ExecuteStatement", request)).isInstanceOf(Refusal.class);
    }

    @Test
    void shouldReadStatementsWithLongTexts() {
        // given
        String text = "it''s ".repeat(1_300);
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("Statement", "INSERT INTO Notes VALUE {'id': '" + text + "'}");

        // when
        String table = TableCalls.of("ExecuteStatement", request).getFirst().table();

        // then
        assertThat(table).isEqualTo("Notes");
    }

    @Test
    void shouldNotSplitMorePartsThanDynamoDbTakes() {
        assertTooMany(
                "BatchGetItem",
                "{'RequestItems':{'A':{'Keys':[" + times(51, "{}") + "]},'B':{'Keys':[" + times(50, "{}") + "]}}}");
        assertTooMany("BatchWriteItem", "{'RequestItems':{'A':[" + times(101, "{}") + "]}}");
        assertTooMany("TransactWriteItems", "{'TransactItems':[" + times(101, "{}") + "]}");
        assertTooMany("BatchExecuteStatement", "{'Statements':[" + times(101, "{}") + "]}");
        assertTooMany("ExecuteTransaction", "{'TransactStatements':[" + times(101, "{}") + "]}");
    }

    private static void assertTooMany(String operation, String request) {
        assertThatThrownBy(() -> TableCalls.of(operation, json(request)))
                .isInstanceOf(Refusal.class)
                .hasMessage("Too many items requested for the " + operation + " call");
    }

    @Test
    void shouldNotBuildTreesThatAreFarLargerThanTheirText() {
        assertThatThrownBy(() -> json("{'a':[" + times(1_000_000, "{}") + "]}"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("SerializationException"));
    }
}
