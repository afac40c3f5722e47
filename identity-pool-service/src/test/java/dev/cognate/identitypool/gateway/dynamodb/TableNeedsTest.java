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
    static final String PREFIX = "arn:aws:dynamodb:us-east-1:000000000000:table/";

    @Test
    void shouldNeedThePermissionOnTheIndex() {
        // when
        Need need = needs("Scan", "{'TableName':'Notes','IndexName':'ByDay'}").getFirst();

        // then
        assertThat(need.action()).isEqualTo("dynamodb:Scan");
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
        assertThat(needs)
                .extracting(need -> need.keys().get("dynamodb:EnclosingOperation"))
                .containsOnly(List.of("TransactWriteItems"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GetItem | {'Key':{'id':{'S':'ann'}}} | ann",
                "GetItem | {'Key':{'id':{'S':'ann'}},'Item':{'id':{'S':'bob'}}} | ann",
                "PutItem | {'Key':{'id':{'S':'bob'}},'Item':{'id':{'S':'ann'}}} | ann",
                "PutItem | {'Item':{'id':{'N':'7.00'},'x':{'S':'y'}}} | 7",
                "PutItem | {'Item':{'id':{'B':'YW5u'}}} | YW5u",
                "Query | {'KeyConditionExpression':'id = :v','ExpressionAttributeValues':{':v':{'S':'ann'}}} | ann",
                "Query | {'KeyConditionExpression':'(#i = :v) AND day > :d','ExpressionAttributeNames':{'#i':'id'},"
                        + "'ExpressionAttributeValues':{':v':{'S':'ann'},':d':{'N':'1'}}} | ann",
                "Query | {'KeyConditionExpression':'day BETWEEN :a AND :b and id=:v',"
                        + "'ExpressionAttributeValues':{':v':{'S':'ann'}}} | ann",
                "Query | {'KeyConditions':{'id':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'ann'}]}}} | ann"
            })
    void shouldFindThePartitionKey(String action, String request, String key) {
        // when
        String found = new LeadingKeys("id").of(action, json(request));

        // then
        assertThat(found).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Query | {'KeyConditionExpression':'other = :v','ExpressionAttributeValues':{':v':{'S':'ann'}}}",
                "Query | {'KeyConditionExpression':'id = :v AND (id = :w)','ExpressionAttributeValues':"
                        + "{':v':{'S':'ann'},':w':{'S':'bob'}}}",
                "Query | {'Key':{'id':{'S':'ann'}}}",
                "Query | {'KeyConditionExpression':'id = :v','ExpressionAttributeValues':{':v':{'S':'ann'}},"
                        + "'KeyConditions':{'id':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'bob'}]}}}",
                "Query | {'KeyConditions':{'id':{'ComparisonOperator':'GT','AttributeValueList':[{'S':'ann'}]}}}",
                "GetItem | {'Key':{'other':{'S':'ann'}}}",
                "GetItem | {'Key':{'id':{'S':'ann','N':'7'}}}",
                "PutItem | {'Key':{'id':{'S':'ann'}}}",
                "PutItem | {'Item':{'id':{'N':'seven'}}}",
                "PutItem | {'Item':{'id':{'BOOL':true}}}"
            })
    void shouldRefuseACallWithoutOnePartitionKey(String action, String request) {
        // when
        // then
        assertThatThrownBy(() -> new LeadingKeys("id").of(action, json(request)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'PutRequest':{'Item':{'id':{'S':'ann'}}},'DeleteRequest':{'Key':{'id':{'S':'bob'}}}}",
                "{'PutRequest':{'Key':{'id':{'S':'ann'}}}}",
                "{}"
            })
    void shouldRefuseAWriteOfABatchThatIsNotOne(String write) {
        // when
        // then
        assertThatThrownBy(() -> needs("BatchWriteItem", "{'RequestItems':{'Notes':[" + write + "]}}"))
                .isInstanceOf(Refusal.class);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ProjectionExpression | remove, set | remove,set",
                "ProjectionExpression | size | size",
                "UpdateExpression | SET pub = secret-:n REMOVE old | old,pub,secret",
                "UpdateExpression | SET a = remove, b.c = :v DELETE d :w | a,b,d,remove",
                "UpdateExpression | ADD delete :v | delete",
                "UpdateExpression | SET a = if_not_exists(b, :v) + c | a,b,c",
                "ConditionExpression | a BETWEEN b AND c OR NOT d IN (e, :f) | a,b,c,d,e",
                "FilterExpression | 1st = :v | 1st",
                "FilterExpression | caf\u00e9 = :v | caf\u00e9"
            })
    void shouldMissNoAttribute(String member, String expression, String names) {
        // when
        List<String> attributes = NamedAttributes.of(json("{'" + member + "':'" + expression + "'}"));

        // then
        assertThat(attributes).containsExactlyInAnyOrder(names.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GetItem | {'Key':{'id':{'S':'a'}},'Select':'SPECIFIC_ATTRIBUTES'} | Select | ALL_ATTRIBUTES",
                "GetItem | {'Key':{'id':{'S':'a'}},'ProjectionExpression':'x'} | Select | SPECIFIC_ATTRIBUTES",
                "Scan | {'Select':'COUNT'} | Select | COUNT",
                "UpdateItem | {'Key':{'id':{'S':'a'}},'ReturnValues':'NONE',"
                        + "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'} | ReturnValues | ALL_OLD",
                "UpdateItem | {'Key':{'id':{'S':'a'}},'ReturnValues':'ALL_NEW',"
                        + "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'} | ReturnValues | ALL_NEW"
            })
    void shouldTellHowMuchComesBack(String operation, String request, String key, String value) {
        // when
        Need need =
                needs(operation, "{'TableName':'Notes'," + request.substring(1)).getFirst();

        // then
        assertThat(need.keys()).containsEntry("dynamodb:" + key, List.of(value));
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
    @ValueSource(strings = {"RestoreTableFromBackup", "ExportTableToPointInTime", "x"})
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
        return needs(operation, json(request));
    }

    /** What a request on tables with the partition key {@code id} needs. */
    static List<Need> needs(String operation, JsonNode request) {
        TableNeeds needs = new TableNeeds(PREFIX);
        return TableCalls.of(operation, request).stream()
                .map(call -> needs.of(call, key(call)))
                .toList();
    }

    private static Optional<String> key(TableCalls.TableCall call) {
        return Optional.of(call)
                .filter(LeadingKeys::areIn)
                .map(ofItems -> new LeadingKeys("id").of(ofItems.action(), ofItems.request()));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
