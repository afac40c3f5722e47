package dev.cognate.identitypool.gateway.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableNeedsTest {
    private static final String PREFIX = "arn:aws:dynamodb:us-east-1:000000000000:table/";

    @Test
    void shouldNeedThePermissionOnTheIndex() {
        // when
        Need need = needs("Query", "{'TableName':'Notes','IndexName':'ByDay'}").getFirst();

        // then
        assertThat(need.action()).isEqualTo("dynamodb:Query");
        assertThat(need.resource()).isEqualTo(PREFIX + "Notes/index/ByDay");
    }

    @Test
    void shouldNeedThePermissionForEachItemOfABatch() {
        // when
        List<Need> needs = needs(
                "BatchWriteItem",
                "{'RequestItems':{'Notes':[{'PutRequest':{'Item':{'id':{'S':'ann'}}}},"
                        + "{'DeleteRequest':{'Key':{'id':{'S':'bob'}}}}]}}");

        // then
        assertThat(needs)
                .extracting(need -> need.keys().get("dynamodb:LeadingKeys"))
                .containsExactly(List.of("ann"), List.of("bob"));
    }

    @Test
    void shouldNeedThePermissionOfEachPartOfATransaction() {
        // when
        List<Need> needs = needs(
                "TransactWriteItems",
                "{'TransactItems':[{'Put':{'TableName':'Notes','Item':{'id':{'S':'ann'}}}},"
                        + "{'Delete':{'TableName':'Notes','Key':{'id':{'S':'bob'}}}}]}");

        // then
        assertThat(needs).extracting(Need::action).containsExactly("dynamodb:PutItem", "dynamodb:DeleteItem");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Key':{'id':{'S':'ann'}}} | ann",
                "{'Item':{'id':{'N':'7'},'x':{'S':'y'}}} | 7",
                "{'KeyConditionExpression':'id = :v','ExpressionAttributeValues':{':v':{'S':'ann'}}} | ann",
                "{'KeyConditionExpression':'(#i = :v) AND day > :d','ExpressionAttributeNames':{'#i':'id'},"
                        + "'ExpressionAttributeValues':{':v':{'S':'ann'},':d':{'N':'1'}}} | ann",
                "{'KeyConditionExpression':'day BETWEEN :a AND :b and id=:v',"
                        + "'ExpressionAttributeValues':{':v':{'S':'ann'}}} | ann",
                "{'KeyConditions':{'id':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'ann'}]}}} | ann"
            })
    void shouldFindThePartitionKey(String request, String key) {
        // when
        List<String> keys = new LeadingKeys("id").of(json(request));

        // then
        assertThat(keys).containsExactly(key);
    }

    @Test
    void shouldRefuseAQueryThatNamesNoPartitionKey() {
        // given
        JsonNode request =
                json("{'KeyConditionExpression':'other = :v','ExpressionAttributeValues':{':v':{'S':'ann'}}}");

        // when
        // then
        assertThatThrownBy(() -> new LeadingKeys("id").of(request)).isInstanceOf(Refusal.class);
    }

    @Test
    void shouldNameEveryAttributeAnExpressionTouches() {
        // given
        JsonNode request = json("{'ProjectionExpression':'title, #s.part, tags[0]','FilterExpression':"
                + "'attribute_exists(hidden) AND size(body) > :n','ExpressionAttributeNames':{'#s':'state'}}");

        // when
        List<String> attributes = NamedAttributes.of(request);

        // then
        assertThat(attributes).containsExactlyInAnyOrder("title", "state", "tags", "hidden", "body");
    }

    @Test
    void shouldTellThatAReadWantsAllAttributes() {
        // when
        Need need = needs("GetItem", "{'TableName':'Notes','Key':{'id':{'S':'ann'}}}")
                .getFirst();

        // then
        assertThat(need.keys()).containsEntry("dynamodb:Select", List.of("ALL_ATTRIBUTES"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExecuteStatement",
                "BatchExecuteStatement",
                "ExecuteTransaction",
                "ExportTableToPointInTime",
                "x"
            })
    void shouldRefuseOperationsWhoseMeaningLiesElsewhere(String operation) {
        // when
        // then
        assertThatThrownBy(() -> needs(operation, "{'TableName':'Notes'}")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'TableName':''}",
                "{'TableName':'a/b'}",
                "{'TableName':'*'}",
                "{'TableName':'arn:aws:dynamodb:us-east-1:111111111111:table/Notes'}"
            })
    void shouldRefuseTablesOfNobody(String request) {
        // when
        // then
        assertThatThrownBy(() -> needs("GetItem", request)).isInstanceOf(Refusal.class);
    }

    private static List<Need> needs(String operation, String request) {
        TableNeeds needs = new TableNeeds(PREFIX);
        return TableCalls.of(operation, json(request)).stream()
                .map(call -> needs.of(call, Optional.of(keys(call.request()))))
                .toList();
    }

    private static List<String> keys(JsonNode request) {
        return new LeadingKeys("id").of(request);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
