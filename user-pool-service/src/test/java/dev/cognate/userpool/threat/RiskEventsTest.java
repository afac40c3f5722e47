package dev.cognate.userpool.threat;

import static dev.cognate.userpool.threat.ThreatScene.telling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What subscribers see of threat protection. */
@QuarkusTest
class RiskEventsTest extends ThreatCase {
    @Inject
    ObjectMapper json;

    private TopicReader topic;

    @BeforeEach
    void subscribe() {
        topic = new TopicReader("cognate.risk.decisions.v1");
    }

    @AfterEach
    void disconnect() {
        topic.close();
    }

    private JsonNode event(ThreatScene scene) throws IOException {
        var event = topic.eventsOf(scene.eventKey(), 1).getFirst();
        assertThat(TopicReader.type(event)).isEqualTo("dev.cognate.user-pool.risk-assessed.v1");
        return json.readTree(event.value());
    }

    @ParameterizedTest
    @CsvSource({"AUDIT, false", "ENFORCED, true"})
    void shouldTellWhatWasMadeOfASignInAndWhy(String mode, boolean enforced) throws IOException {
        // given
        ThreatScene scene = ThreatScene.create(users, mode, actions -> actions.highAction(telling("BLOCK")));
        risks.finds(RiskLevel.HIGH);

        // when
        Throwable refusal =
                catchThrowable(() -> scene.signIn().signIn(scene.user().username()));

        // then
        assertThat(refusal != null).isEqualTo(enforced);
        JsonNode event = event(scene);
        assertThat(event.path("mode").asText()).isEqualTo(mode);
        assertThat(event.path("level").asText()).isEqualTo("HIGH");
        assertThat(event.path("measure").asText()).isEqualTo("BLOCK");
        assertThat(event.path("enforced").asBoolean()).isEqualTo(enforced);
        assertThat(event.path("reasons").toString()).isEqualTo("[\"new-network\",\"new-device\"]");
        assertThat(event.path("clientId").asText()).isEqualTo(scene.signIn().clientId());
    }

    @Test
    void shouldTellThatASignInWasNotJudged() throws IOException {
        // given
        ThreatScene scene = ThreatScene.create(users, "ENFORCED", actions -> {});
        risks.close();

        // when
        scene.signIn().signIn(scene.user().username());

        // then
        assertThat(event(scene).path("reasons").toString()).isEqualTo("[\"profile-unavailable\"]");
    }
}
