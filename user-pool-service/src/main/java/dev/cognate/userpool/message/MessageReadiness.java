package dev.cognate.userpool.message;

import dev.cognate.wire.readiness.ReadinessCheck;
import dev.cognate.wire.readiness.UnsafeSetting;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Codes are secrets: they must not be logged in place of being sent, nor posted in the clear. */
@Singleton
class MessageReadiness implements ReadinessCheck {
    private final MessageConfig.Sms sms;
    private final boolean mailsAreLogged;

    MessageReadiness(
            MessageConfig config,
            @ConfigProperty(name = "quarkus.mailer.mock", defaultValue = "false") boolean mailsAreLogged) {
        this.sms = config.sms();
        this.mailsAreLogged = mailsAreLogged;
    }

    @Override
    public List<UnsafeSetting> unsafeSettings() {
        List<UnsafeSetting> unsafe = new ArrayList<>();
        if (mailsAreLogged) {
            unsafe.add(new UnsafeSetting("quarkus.mailer.mock", "e-mail is logged, codes and all, and not sent"));
        }
        if (sms.webhookUrl()
                .map(URI::getScheme)
                .filter("http"::equalsIgnoreCase)
                .isPresent()) {
            unsafe.add(new UnsafeSetting(
                    "cognate.message.sms.webhook-url", "codes are posted over http, where they can be read"));
        }
        return unsafe;
    }
}
