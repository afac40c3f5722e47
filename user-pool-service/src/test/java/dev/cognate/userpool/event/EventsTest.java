package dev.cognate.userpool.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.TopicReader;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.user.Directory;
import dev.cognate.userpool.user.User;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** What a subscriber of the topic sees. */
@QuarkusTest
class EventsTest {
    private static final String TOPIC = "cognate.user-pool.events.v1";
    private static final String ROOT = "arn:aws:iam::000000000000:root";

    @Inject
    Directory directory;

    private CognitoIdentityProviderClient api;
    private TopicReader topic;

    @BeforeEach
    void subscribe() {
        api = Api.signed();
        topic = new TopicReader(TOPIC);
    }

    @AfterEach
    void disconnect() {
        topic.close();
        api.close();
    }

    @Test
    void shouldTellOfEveryChangeOfAPoolInOrder() {
        // given
        UserPoolType pool = Api.newPool(api, request -> {});
        String clientId = Api.newClient(api, pool.id(), request -> {}).clientId();

        // when
        api.updateUserPool(request -> request.userPoolId(pool.id()));
        api.tagResource(request -> request.resourceArn(pool.arn()).tags(Map.of("a", "b")));
        api.deleteUserPoolClient(request -> request.userPoolId(pool.id()).clientId(clientId));
        api.deleteUserPool(request -> request.userPoolId(pool.id()));

        // then
        List<ConsumerRecord<String, String>> events = topic.eventsOf(pool.id() + "#" + pool.id(), 6);
        assertThat(events)
                .extracting(TopicReader::type)
                .containsExactly(
                        "dev.cognate.user-pool.user-pool-created.v1",
                        "dev.cognate.user-pool.app-client-created.v1",
                        "dev.cognate.user-pool.user-pool-updated.v1",
                        "dev.cognate.user-pool.user-pool-tagged.v1",
                        "dev.cognate.user-pool.app-client-deleted.v1",
                        "dev.cognate.user-pool.user-pool-deleted.v1");
        assertThat(events.getFirst().value()).contains(ROOT, "requestId", pool.id());
        assertThat(events.get(1).value()).contains(clientId);
    }

    @Test
    void shouldNameChangedAttributesButNotTheirValues() {
        // given
        String poolId = Api.newPool(api, request -> {}).id();
        User alice = directory.create(poolId, "alice", Map.of());

        // when
        api.adminUpdateUserAttributes(request -> request.userPoolId(poolId)
                .username("alice")
                .userAttributes(attribute -> attribute.name("nickname").value("wonderland")));

        // then
        String event = topic.eventsOf(poolId + "#" + alice.sub(), 1).getFirst().value();
        assertThat(event).contains("nickname", alice.sub().toString(), ROOT).doesNotContain("wonderland");
    }

    @Test
    void shouldTellNothingOfARefusedChange() {
        // given
        UserPoolType pool = Api.newPool(api, request -> {});

        // when
        assertThatThrownBy(() -> api.updateUserPool(
                        request -> request.userPoolId(pool.id()).mfaConfiguration(UserPoolMfaType.ON)))
                .isInstanceOf(InvalidParameterException.class);
        api.deleteUserPool(request -> request.userPoolId(pool.id()));

        // then
        assertThat(topic.eventsOf(pool.id() + "#" + pool.id(), 2))
                .extracting(TopicReader::type)
                .containsExactly(
                        "dev.cognate.user-pool.user-pool-created.v1", "dev.cognate.user-pool.user-pool-deleted.v1");
    }
}
