package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.gateway.RawRequest.Answer;
import dev.cognate.identitypool.gateway.Visitors.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Users of an identity pool reach their own rows of a real DynamoDB, and guests some attributes. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnRowsTest {
    private static final String TABLE = "Notes";
    private static final String ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/";
    private static final String OF_USERS = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"dynamodb:*","Resource":["ARNNotes","ARNGone"],"Condition":
                {"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"${cognito-identity.amazonaws.com:sub}"},
                 "Null":{"dynamodb:LeadingKeys":"false"}}},
              {"Effect":"Allow","Action":"dynamodb:PartiQLSelect","Resource":"ARNNews"},
              {"Effect":"Allow","Action":"dynamodb:PartiQL*","Resource":"ARNNotes","Condition":
                {"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"${cognito-identity.amazonaws.com:sub}"}}}]}
            """.replace("ARN", ARN);
    private static final String OF_GUESTS = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:Scan","dynamodb:Query"],"Resource":"ARNNews",
               "Condition":{"ForAllValues:StringEquals":{"dynamodb:Attributes":["id","title"]},
                            "StringEquals":{"dynamodb:Select":"SPECIFIC_ATTRIBUTES"}}}]}
            """.replace("ARN", ARN);

    @Inject
    AccessGateway gateway;

    private Visitors visitors;
    private Visitor ann;
    private String bob;
    private DynamoDbClient behind;
    private DynamoDbClient anns;
    private DynamoDbClient guests;

    @BeforeAll
    void open() {
        behind = StorageClients.dynamoDbBehind();
        create(TABLE);
        create("News");
        visitors = Visitors.of(OF_USERS, OF_GUESTS);
        ann = visitors.user("ann");
        bob = visitors.user("bob").identity();
        anns = StorageClients.dynamoDb(endpoint(), ann.credentials());
        guests = StorageClients.dynamoDb(endpoint(), visitors.guest().credentials());
        behind.putItem(request -> request.tableName(TABLE).item(row(bob, "bob's")));
        behind.putItem(request -> request.tableName("News").item(row("1", "inner circle")));
    }

    private void create(String table) {
        behind.createTable(request -> request.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key -> key.attributeName("id").keyType(KeyType.HASH))
                .attributeDefinitions(attribute -> attribute.attributeName("id").attributeType(ScalarAttributeType.S)));
    }

    @AfterAll
    void close() {
        anns.close();
        guests.close();
        behind.deleteTable(request -> request.tableName(TABLE));
        behind.deleteTable(request -> request.tableName("News"));
        behind.close();
        visitors.close();
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", text(id));
    }

    private static Map<String, AttributeValue> row(String id, String secret) {
        return Map.of("id", text(id), "title", text("a title"), "secret", text(secret));
    }

    private Map<String, AttributeValue> stored(String id) {
        return behind.getItem(request -> request.tableName(TABLE).key(key(id))).item();
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DynamoDbException.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(refused.awsErrorDetails().errorMessage()).contains("is not authorized to perform: dynamodb:");
        });
    }

    private void assertBobsIsAsItWas() {
        assertThat(stored(bob)).isEqualTo(row(bob, "bob's"));
    }

    @Test
    void shouldLetUsersDoEverythingWithTheirOwnRows() {
        // when
        anns.putItem(request -> request.tableName(TABLE).item(row(ann.identity(), "ann's")));
        anns.updateItem(request -> request.tableName(TABLE)
                .key(key(ann.identity()))
                .updateExpression("SET title = :t")
                .expressionAttributeValues(Map.of(":t", text("new"))));
        var read = anns.getItem(request -> request.tableName(TABLE).key(key(ann.identity())))
                .item();
        var found = anns.query(request -> request.tableName(TABLE)
                        .keyConditionExpression("#i = :i")
                        .expressionAttributeNames(Map.of("#i", "id"))
                        .expressionAttributeValues(Map.of(":i", text(ann.identity()))))
                .items();
        anns.deleteItem(request -> request.tableName(TABLE).key(key(ann.identity())));

        // then
        assertThat(read).containsEntry("title", text("new")).containsEntry("secret", text("ann's"));
        assertThat(found).containsExactly(read);
        assertThat(stored(ann.identity())).isEmpty();
    }

    @Test
    void shouldRefuseRowsOfOthersAndLeaveThemAsTheyAre() {
        assertDenied(() -> anns.getItem(request -> request.tableName(TABLE).key(key(bob))));
        assertDenied(() -> anns.putItem(request -> request.tableName(TABLE).item(row(bob, "ann's"))));
        assertDenied(() -> anns.deleteItem(request -> request.tableName(TABLE).key(key(bob))));
        assertDenied(() -> anns.updateItem(
                request -> request.tableName(TABLE).key(key(bob)).updateExpression("REMOVE secret")));
        assertDenied(() -> anns.query(request -> request.tableName(TABLE)
                .keyConditionExpression("id = :i")
                .expressionAttributeValues(Map.of(":i", text(bob)))));
        assertDenied(() -> anns.scan(request -> request.tableName(TABLE)));
        assertBobsIsAsItWas();
    }

    @Test
    void shouldRefuseABatchWithOneRowOfOthers() {
        // given
        var own = WriteRequest.builder()
                .putRequest(put -> put.item(row("batch-" + ann.identity(), "x")))
                .build();
        var foreign = WriteRequest.builder()
                .deleteRequest(delete -> delete.key(key(bob)))
                .build();

        // then
        assertDenied(() -> anns.batchWriteItem(request -> request.requestItems(Map.of(TABLE, List.of(own, foreign)))));
        assertDenied(() -> anns.batchGetItem(request -> request.requestItems(Map.of(
                TABLE,
                KeysAndAttributes.builder().keys(key(ann.identity()), key(bob)).build()))));
        assertThat(stored("batch-" + ann.identity())).isEmpty();
        assertBobsIsAsItWas();
    }

    @Test
    void shouldTakeTransactionsOfOwnRowsAlone() {
        // when
        anns.transactWriteItems(request -> request.transactItems(item ->
                item.put(put -> put.tableName(TABLE).item(row(ann.identity(), "by transaction")))));

        // then
        assertThat(stored(ann.identity())).containsEntry("secret", text("by transaction"));
        assertDenied(() -> anns.transactWriteItems(request -> request.transactItems(
                item -> item.delete(delete -> delete.tableName(TABLE).key(key(ann.identity()))),
                item -> item.delete(delete -> delete.tableName(TABLE).key(key(bob))))));
        assertDenied(() -> anns.transactGetItems(request -> request.transactItems(
                item -> item.get(get -> get.tableName(TABLE).key(key(bob))))));
        assertThat(stored(ann.identity())).containsEntry("secret", text("by transaction"));
        assertBobsIsAsItWas();
    }

    @Test
    void shouldNotBeMisledByMembersAnOperationDoesNotHave() {
        // given
        String item = "{\"id\":{\"S\":\"%s\"}}";
        String request = "{\"TableName\":\"Notes\",\"Key\":" + item.formatted(ann.identity()) + ",\"Item\":"
                + item.formatted(bob) + "}";

        // when
        Answer answer = RawRequest.dynamoDb("PutItem", request).send(gateway.port(), ann.credentials());

        // then
        assertThat(answer.body()).contains("#AccessDeniedException");
        assertBobsIsAsItWas();
    }

    @Test
    void shouldRefuseTwoMeanings() {
        // given
        String twice = "{\"TableName\":\"News\",\"TableName\":\"Notes\",\"Key\":{\"id\":{\"S\":\"1\"}}}";

        // when
        Answer answer = RawRequest.dynamoDb("GetItem", twice).send(gateway.port(), ann.credentials());

        // then
        assertThat(answer.body()).contains("#SerializationException");
    }

    @Test
    void shouldGiveGuestsTheAttributesTheyMayHave() {
        // when
        var read = guests.getItem(
                        request -> request.tableName("News").key(key("1")).projectionExpression("id, title"))
                .item();

        // then
        assertThat(read).isEqualTo(Map.of("id", text("1"), "title", text("a title")));
        assertDenied(() -> guests.getItem(request -> request.tableName("News").key(key("1"))));
        assertDenied(() -> guests.getItem(
                request -> request.tableName("News").key(key("1")).projectionExpression("title, secret")));
        assertDenied(() -> guests.scan(request -> request.tableName("News")
                .projectionExpression("title")
                .filterExpression("begins_with(secret, :s)")
                .expressionAttributeValues(Map.of(":s", text("i")))));
        assertDenied(() -> guests.putItem(request -> request.tableName("News").item(key("2"))));
    }

    @Test
    void shouldTakeStatementsWhereNoConditionIsSet() {
        // when
        var news = anns.executeStatement(request -> request.statement("SELECT title FROM \"News\""))
                .items();

        // then
        assertThat(news).containsExactly(Map.of("title", text("a title")));
        assertDenied(() -> anns.executeStatement(
                request -> request.statement("SELECT * FROM \"Notes\" WHERE id = '" + ann.identity() + "'")));
        assertDenied(() ->
                anns.executeStatement(request -> request.statement("DELETE FROM \"Notes\" WHERE id = '" + bob + "'")));
        assertDenied(() -> guests.executeStatement(request -> request.statement("SELECT title FROM \"News\"")));
        assertBobsIsAsItWas();
    }

    @Test
    void shouldNotTellWhichTablesThereAre() {
        // given
        String missing = "Gone";

        // then
        assertDenied(() -> anns.getItem(request -> request.tableName(missing).key(key(ann.identity()))));
        assertDenied(() -> guests.getItem(request -> request.tableName(missing).key(key("1"))));
        try (DynamoDbClient root = StorageClients.dynamoDb(endpoint(), StorageClients.ROOT)) {
            assertThatThrownBy(() ->
                            root.getItem(request -> request.tableName(missing).key(key("1"))))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }
}
