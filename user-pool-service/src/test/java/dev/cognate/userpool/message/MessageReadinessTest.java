package dev.cognate.userpool.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.wire.readiness.UnsafeSetting;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageReadinessTest {
    private static List<String> unsafe(Map<String, String> settings, boolean mailsAreLogged) {
        MessageConfig config = new SmallRyeConfigBuilder()
                .withMapping(MessageConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(MessageConfig.class);
        return new MessageReadiness(config, mailsAreLogged)
                .unsafeSettings().stream().map(UnsafeSetting::property).toList();
    }

    @Test
    void shouldNotPostCodesInTheClear() {
        assertThat(unsafe(Map.of("cognate.message.sms.webhook-url", "http://sms.example.com"), false))
                .containsExactly("cognate.message.sms.webhook-url");
        assertThat(unsafe(Map.of("cognate.message.sms.webhook-url", "https://sms.example.com"), false))
                .isEmpty();
    }

    @Test
    void shouldNotLogMailInPlaceOfSendingIt() {
        assertThat(unsafe(Map.of(), true)).containsExactly("quarkus.mailer.mock");
    }
}
