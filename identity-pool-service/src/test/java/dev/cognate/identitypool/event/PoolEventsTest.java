package dev.cognate.identitypool.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import dev.cognate.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;

/** What a subscriber of the topic sees of a pool. */
@QuarkusTest
class PoolEventsTest {
    private static final String ROOT = "arn:aws:iam::000000000000:root";

    @Test
    void shouldTellOfEveryChangeOfAPoolInOrder() {
        try (CognitoIdentityClient api = Api.signed();
                TopicReader topic = new TopicReader(IdentityEventType.TOPIC)) {
            // given
            String id = Api.newPool(api, request -> {}).identityPoolId();

            // when
            api.updateIdentityPool(request ->
                    request.identityPoolId(id).identityPoolName("Other").allowUnauthenticatedIdentities(true));
            assertThatThrownBy(() -> api.tagResource(
                            request -> request.resourceArn(Api.ARN_PREFIX + id).tags(Map.of("aws:a", "b"))))
                    .isInstanceOf(InvalidParameterException.class);
            api.tagResource(request -> request.resourceArn(Api.ARN_PREFIX + id).tags(Map.of("a", "b")));
            api.deleteIdentityPool(request -> request.identityPoolId(id));

            // then
            List<ConsumerRecord<String, String>> events = topic.eventsOf(id + "#" + id, 4);
            assertThat(events)
                    .extracting(TopicReader::type)
                    .containsExactly(
                            "dev.cognate.identity-pool.identity-pool-created.v1",
                            "dev.cognate.identity-pool.identity-pool-updated.v1",
                            "dev.cognate.identity-pool.identity-pool-tagged.v1",
                            "dev.cognate.identity-pool.identity-pool-deleted.v1");
            assertThat(events.getFirst().value()).contains(ROOT, "requestId", id);
        }
    }
}
