package dev.cognate.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.contract.idp.UnexpectedLambdaException;
import dev.cognate.contract.idp.UserLambdaValidationException;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.testkit.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How functions are reached, and what happens when they fail. */
@QuarkusTest
class TriggersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:20:30Z");

    private final FunctionEndpoint functions = FunctionEndpoint.shared();
    private final String function = "f-" + UUID.randomUUID();
    private final MovableClock clock = MovableClock.at(NOW);

    private Triggers triggers(Map<String, String> settings) {
        return TestTriggers.with(settings, clock);
    }

    private Triggers throughLambda() {
        return triggers(Map.of("cognate.trigger.lambda.endpoint", functions.url()));
    }

    private TriggerAnswer ask(Triggers triggers) {
        return TestTriggers.ask(triggers, function);
    }

    @Test
    void shouldSendCognitosEventAndTakeTheAnswer() {
        // given
        functions.respond(function, "{\"autoConfirmUser\":true}");

        // when
        TriggerAnswer answer = ask(throughLambda());

        // then
        assertThat(answer.flag("autoConfirmUser")).isTrue();
        assertThat(functions.lastEvent(function).toString())
                .isEqualTo("{\"version\":\"1\",\"region\":\"us-east-1\",\"userPoolId\":\"us-east-1_Abcdefghi\","
                        + "\"userName\":\"jane\",\"callerContext\":{\"awsSdkVersion\":\"aws-sdk-js-3.100.0\","
                        + "\"clientId\":\"client\"},\"triggerSource\":\"PreSignUp_SignUp\","
                        + "\"request\":{\"userAttributes\":{\"email\":\"jane@example.com\"}},"
                        + "\"response\":{\"autoConfirmUser\":false}}");
    }

    @Test
    void shouldSignInvocationsWithTheConfiguredKey() {
        // given
        functions.respond(function, "{}");
        Triggers triggers = triggers(Map.of(
                "cognate.trigger.lambda.endpoint", functions.url(),
                "cognate.trigger.lambda.access-key-id", "AKIATEST",
                "cognate.trigger.lambda.secret-access-key", "secret"));

        // when
        ask(triggers);

        // then
        assertThat(functions.control().headersOf(function))
                .anyMatch(header -> header.startsWith("authorization: AWS4-HMAC-SHA256 Credential=AKIATEST/20260301/"
                        + "us-east-1/lambda/aws4_request, SignedHeaders=content-type;host;x-amz-date;"
                        + "x-amz-invocation-type, Signature="));
    }

    @Test
    void shouldNameFunctionsByNameWhereAnEmulatorWantsThat() {
        // given
        functions.respond(function, "{\"autoConfirmUser\":true}");
        Triggers triggers = triggers(
                Map.of("cognate.trigger.lambda.endpoint", functions.url(), "cognate.trigger.lambda.naming", "name"));

        // when
        TriggerAnswer answer = ask(triggers);

        // then
        assertThat(answer.flag("autoConfirmUser")).isTrue();
    }

    @Test
    void shouldInvokeTheAliasThatAnArnEndsWith() {
        // given
        String alias = "live-" + UUID.randomUUID();
        functions.respond(alias, "{\"autoConfirmUser\":true}");

        // when
        TriggerAnswer answer = TestTriggers.ask(throughLambda(), function + ":" + alias);

        // then
        assertThat(answer.flag("autoConfirmUser")).isTrue();
    }

    @Test
    void shouldPassTheMessageOfAFunctionThatThrows() {
        // given
        functions.fail(function, "Not you");

        // when / then
        assertThatThrownBy(() -> ask(throughLambda()))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessage("PreSignUp failed with error Not you.");
        assertThat(functions.events(function)).hasSize(1);
    }

    @Test
    void shouldNotRetryAFunctionThatCannotBeRun() {
        // given
        functions.refuse(function, 503);

        // when / then
        assertThatThrownBy(() -> ask(throughLambda()))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessage("PreSignUp invocation failed due to error HTTP 503.");
        assertThat(functions.events(function)).hasSize(1);
    }

    @Test
    void shouldNameTheErrorOfTheLambdaApi() {
        // given
        functions.refuse(function, 404);

        // when / then
        assertThatThrownBy(() -> ask(throughLambda()))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessage("PreSignUp invocation failed due to error ResourceNotFoundException.");
    }

    @Test
    void shouldInvokeThreeTimesWhenNothingComes() {
        // given
        functions.hang(function, 3);

        // when / then
        assertThatThrownBy(() -> ask(throughLambda()))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessage("PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.");
        assertThat(functions.events(function)).hasSize(3);
    }

    @Test
    void shouldTakeTheAnswerOfASecondInvocation() {
        // given
        functions.respond(function, "{\"autoConfirmUser\":true}");
        functions.hang(function, 1);

        // when
        TriggerAnswer answer = ask(throughLambda());

        // then
        assertThat(answer.flag("autoConfirmUser")).isTrue();
        assertThat(functions.events(function)).hasSize(2);
    }

    @Test
    void shouldSpareAFunctionThatNeverAnswers() {
        // given
        Triggers triggers = triggers(Map.of(
                "cognate.trigger.lambda.endpoint", functions.url(),
                "cognate.trigger.attempts", "1",
                "cognate.trigger.circuit.failures", "2"));
        functions.hang(function, 2);
        assertThatThrownBy(() -> ask(triggers)).isInstanceOf(UnexpectedLambdaException.class);
        assertThatThrownBy(() -> ask(triggers)).isInstanceOf(UnexpectedLambdaException.class);
        functions.respond(function, "{}");

        // when / then
        assertThatThrownBy(() -> ask(triggers)).isInstanceOf(UnexpectedLambdaException.class);
        assertThat(functions.events(function)).hasSize(2);
        clock.advance(Duration.ofSeconds(10));
        assertThat(ask(triggers).flag("autoConfirmUser")).isFalse();
    }

    @Test
    void shouldRefuseMoreCallsThanAFunctionMayHaveAtOnce() {
        // given
        Triggers triggers = triggers(Map.of(
                "cognate.trigger.lambda.endpoint", functions.url(),
                "cognate.trigger.max-in-flight", "1",
                "cognate.trigger.attempts", "1",
                "cognate.trigger.timeout", "5s"));
        functions.hang(function, 1);
        functions.respond(function, "{}");
        Cancellable first = TestTriggers.start(triggers, function);
        await().until(() -> functions.events(function).size() == 1);

        // when / then
        assertThatThrownBy(() -> ask(triggers)).isInstanceOf(TooManyRequestsException.class);
        first.cancel();
        assertThat(ask(triggers).flag("autoConfirmUser")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "\"yes\"", "{}", "[1]", "{\"response\":{}}", "not json"})
    void shouldRefuseAnythingButTheEvent(String returned) {
        // given
        functions.returnInstead(function, returned);

        // when / then
        assertThatThrownBy(() -> ask(throughLambda()))
                .isInstanceOf(InvalidLambdaResponseException.class)
                .hasMessage("Unrecognizable lambda output");
    }

    @Test
    void shouldTakeTheEventUnchanged() {
        // given
        functions.returnInstead(function, "$event");

        // when / then
        assertThat(ask(throughLambda()).flag("autoConfirmUser")).isFalse();
    }

    @Test
    void shouldSayWhichSettingNamesTheTarget() {
        assertThatThrownBy(() -> ask(triggers(Map.of())))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessageContaining("cognate.trigger.lambda.endpoint")
                .hasMessageContaining("cognate.trigger.webhook");
    }

    @Test
    void shouldFailWhenNobodyListens() {
        // given
        Triggers triggers = triggers(Map.of("cognate.trigger.lambda.endpoint", "http://127.0.0.1:1"));

        // when / then
        assertThatThrownBy(() -> ask(triggers))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessage("PreSignUp invocation failed due to error Unable to reach the function.");
    }

    @Test
    void shouldRefuseAKafkaTopicForATriggerThatNeedsAnAnswer() {
        // given
        Triggers triggers = triggers(Map.of(
                "cognate.trigger.topic.t.arn",
                FunctionEndpoint.arn(function),
                "cognate.trigger.topic.t.name",
                "topic"));

        // when / then
        assertThatThrownBy(() -> ask(triggers))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessageContaining("cognate.trigger.topic");
    }
}
