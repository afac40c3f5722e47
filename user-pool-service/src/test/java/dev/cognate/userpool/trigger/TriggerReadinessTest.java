package dev.cognate.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.wire.readiness.UnsafeSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerReadinessTest {
    private static List<String> unsafe(Map<String, String> settings) {
        return new TriggerReadiness(TestTriggers.config(settings))
                .unsafeSettings().stream().map(UnsafeSetting::property).toList();
    }

    @Test
    void shouldNotInvokeFunctionsInTheClear() {
        assertThat(unsafe(Map.of("cognate.trigger.lambda.endpoint", "http://lambda.example.com")))
                .containsExactly("cognate.trigger.lambda.endpoint");
        assertThat(unsafe(Map.of("cognate.trigger.lambda.endpoint", "https://lambda.example.com")))
                .isEmpty();
        assertThat(unsafe(Map.of("cognate.trigger.lambda.endpoint", "http://localhost:3001")))
                .isEmpty();
        assertThat(unsafe(Map.of())).isEmpty();
    }

    @Test
    void shouldNotPostEventsInTheClear() {
        assertThat(unsafe(Map.of(
                        "cognate.trigger.webhook.hr.arn", "arn",
                        "cognate.trigger.webhook.hr.signing-secret", "secret",
                        "cognate.trigger.webhook.hr.url", "http://hr.example.com/hook")))
                .containsExactly("cognate.trigger.webhook.hr.url");
    }
}
