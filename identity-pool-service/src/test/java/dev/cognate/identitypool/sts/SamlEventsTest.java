package dev.cognate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What a subscriber sees of credentials that were given for SAML assertions. */
@QuarkusTest
class SamlEventsTest {
    @Test
    void shouldTellOfARoleThatIsTakenOnWithAnAssertion() {
        try (IamClient iam = Iam.asRoot();
                TopicReader topic = new TopicReader(IdentityEventType.TOPIC)) {
            // given
            SamlRoles saml = SamlRoles.create(iam);
            String assertion = saml.answer().encoded();

            // when
            Credentials given = saml.assume(assertion).credentials();

            // then
            ConsumerRecord<String, String> event =
                    topic.eventsOf(Iam.ACCOUNT + "#" + given.accessKeyId(), 1).getFirst();
            assertThat(TopicReader.type(event)).isEqualTo("dev.cognate.sts.credentials-issued.v1");
            assertThat(event.value())
                    .contains("\"AssumeRoleWithSAML\"", "/jane\"")
                    .doesNotContain(assertion, given.secretAccessKey(), given.sessionToken());
        }
    }
}
