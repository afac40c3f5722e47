package dev.cognate.userpool.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How messages leave. The SMTP server itself is configured as {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "cognate.message")
public interface MessageConfig {

    /** E-mail. */
    Email email();

    /** Text messages. */
    Sms sms();

    /** Messages that may be on their way at once; one more fails as undeliverable. */
    @WithDefault("256")
    int maxInFlight();

    /** E-mail. */
    interface Email {
        /** The sender of pools that name none themselves. */
        @WithDefault("no-reply@cognate.localhost")
        String from();

        /** How long the SMTP server may take to accept a message. */
        @WithDefault("10s")
        Duration timeout();
    }

    /** Text messages. */
    interface Sms {
        /**
         * Where text messages are posted, as JSON with {@code to}, {@code message}, {@code senderId} and {@code poolId}.
         * Without it no text message can be sent.
         */
        Optional<URI> webhookUrl();

        /** The sender the provider shows, where countries allow one. */
        Optional<String> senderId();

        /**
         * Signs each post (Standard Webhooks: headers {@code webhook-id}, {@code webhook-timestamp} and {@code
         * webhook-signature}).
         */
        Optional<String> signingSecret();

        /** How long the provider may take to answer. */
        @WithDefault("5s")
        Duration timeout();
    }
}
