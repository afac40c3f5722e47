package dev.cognate.userpool.message;

import io.smallrye.mutiny.Uni;

/** The port to whoever delivers text messages. */
public interface SmsSender {

    /**
     * Hands a text message over. Fails when the provider does not accept it in time.
     *
     * @param poolId the pool it is from
     * @param to a phone number in E.164 form
     * @param text the message
     */
    Uni<Void> send(String poolId, String to, String text);
}
