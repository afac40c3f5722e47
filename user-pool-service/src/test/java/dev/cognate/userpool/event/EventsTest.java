package dev.cognate.userpool.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.user.Directory;
import dev.cognate.userpool.user.User;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Inject
    Directory directory;

    private final List<ConsumerRecord<String, String>> received = new ArrayList<>();
    private CognitoIdentityProviderClient api;
    private KafkaConsumer<String, String> consumer;

    @BeforeEach
    void subscribe() {
        api = Api.signed();
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(TOPIC));
    }

    @AfterEach
    void disconnect() {
        consumer.close();
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
        List<ConsumerRecord<String, String>> events = eventsOf(pool.id() + "#" + pool.id(), 6);
        assertThat(events)
                .extracting(EventsTest::type)
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
        String event = eventsOf(poolId + "#" + alice.sub(), 1).getFirst().value();
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
        assertThat(eventsOf(pool.id() + "#" + pool.id(), 2))
                .extracting(EventsTest::type)
                .containsExactly(
                        "dev.cognate.user-pool.user-pool-created.v1", "dev.cognate.user-pool.user-pool-deleted.v1");
    }

    private List<ConsumerRecord<String, String>> eventsOf(String key, int count) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(received::add);
            assertThat(withKey(key)).hasSizeGreaterThanOrEqualTo(count);
        });
        return withKey(key);
    }

    private List<ConsumerRecord<String, String>> withKey(String key) {
        return received.stream().filter(event -> key.equals(event.key())).toList();
    }

    private static String type(ConsumerRecord<String, String> event) {
        return new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }
}
