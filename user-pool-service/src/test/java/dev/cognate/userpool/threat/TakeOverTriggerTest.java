package dev.cognate.userpool.threat;

import static dev.cognate.userpool.threat.ThreatScene.telling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Functions that send e-mails hear of attempts to take accounts over. */
@QuarkusTest
class TakeOverTriggerTest extends ThreatCase {
    private static final FunctionEndpoint FUNCTIONS = FunctionEndpoint.shared();
    private static final Path SAMPLE = Path.of("..", "docs", "triggers", "custom-email-sender", "index.mjs");

    private final String function = UUID.randomUUID() + "-email";

    private ThreatScene scene(String action) {
        FUNCTIONS.run(function, SAMPLE);
        ThreatScene scene = ThreatScene.create(users, pool -> {
            ThreatScene.protect(pool, "ENFORCED");
            pool.lambdaConfig(config -> config.kmsKeyID(FunctionEndpoint.CODE_KEY_ARN)
                    .customEmailSender(sender ->
                            sender.lambdaArn(FunctionEndpoint.arn(function)).lambdaVersion("V1_0")));
        });
        scene.act(actions -> actions.lowAction(telling(action)));
        return scene;
    }

    private void signIn(ThreatScene scene, Map<String, String> metadata) {
        scene.signIn()
                .app()
                .initiateAuth(request -> request.clientId(scene.signIn().clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .clientMetadata(metadata)
                        .authParameters(Map.of("USERNAME", scene.user().username(), "PASSWORD", TestUsers.PASSWORD)));
    }

    @Test
    void shouldLeaveTheNoticeToTheFunction() {
        // given
        ThreatScene scene = scene("NO_ACTION");
        risks.finds(RiskLevel.LOW);

        // when
        signIn(scene, Map.of("language", "de"));

        // then
        JsonNode post = WebhookReceiver.shared()
                .awaitPost(
                        body -> scene.user().username().equals(body.path("to").asText()));
        assertThat(post.path("kind").asText()).isEqualTo("CustomEmailSender_AccountTakeOverNotification");
        assertThat(post.path("message").asText()).contains("127.0.0.1");
        assertThat(EmbeddedMailServer.shared().mailsTo(scene.email())).isEmpty();
    }

    @Test
    void shouldTellTheFunctionWhatCognitoTellsIt() {
        // given
        ThreatScene scene = scene("BLOCK");
        risks.finds(RiskLevel.LOW);

        // when
        assertThatThrownBy(() -> signIn(scene, Map.of("language", "de"))).isInstanceOf(NotAuthorizedException.class);

        // then
        JsonNode event = Awaitility.await()
                .until(() -> FUNCTIONS.events(function), events -> !events.isEmpty())
                .getLast();
        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomEmailSender_AccountTakeOverNotification");
        assertThat(event.path("userName").asText()).isEqualTo(scene.user().username());
        assertThat(event.path("callerContext").path("clientId").asText())
                .isEqualTo(scene.signIn().clientId());
        JsonNode request = event.path("request");
        assertThat(request.path("type").asText()).isEqualTo("customEmailSenderRequestV1");
        assertThat(request.get("code").isNull()).isTrue();
        assertThat(request.get("clientMetadata").isNull()).isTrue();
        JsonNode facts = request.path("userAttributes");
        Set<String> names = new TreeSet<>();
        facts.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "ACCOUNT_TAKE_OVER_ACTION",
                        "CITY",
                        "COUNTRY",
                        "DEVICE_NAME",
                        "EVENT_ID",
                        "FEEDBACK_TOKEN",
                        "IP_ADDRESS",
                        "LOGIN_TIME",
                        "ONE_CLICK_LINK_INVALID",
                        "ONE_CLICK_LINK_VALID",
                        "USER_NAME");
        assertThat(facts.path("ACCOUNT_TAKE_OVER_ACTION").asText()).isEqualTo("BLOCK");
        assertThat(facts.path("USER_NAME").asText()).isEqualTo(scene.user().username());
        assertThat(facts.path("IP_ADDRESS").asText()).isEqualTo("127.0.0.1");
    }
}
