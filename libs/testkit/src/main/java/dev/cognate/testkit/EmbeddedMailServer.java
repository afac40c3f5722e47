package dev.cognate.testkit;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * The SMTP server of this JVM. It accepts mail for every address.
 *
 * @param control stops and starts it
 */
public record EmbeddedMailServer(MailControl control) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The server, started if it was not yet. */
    public static EmbeddedMailServer shared() {
        return new EmbeddedMailServer(SharedServers.get(MailServer.class, MailControl.class));
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return control.getPort();
    }

    /** What an address received so far, newest first. */
    public List<Mail> mailsTo(String address) {
        return control.messagesTo(address).reversed().stream()
                .map(mail -> new Mail(mail.get("from"), mail.get("subject"), mail.get("body")))
                .toList();
    }

    /** The newest message to an address, waiting up to ten seconds for a first one. */
    public Mail awaitMailTo(String address) {
        return awaitMailTo(address, 1);
    }

    /**
     * The newest message to an address, waiting up to ten seconds until there are so many.
     *
     * @param count how many the address has received in all, at least
     */
    public Mail awaitMailTo(String address, int count) {
        return Awaitility.await("mail to " + address)
                .atMost(PATIENCE)
                .until(() -> mailsTo(address), mails -> mails.size() >= count)
                .getFirst();
    }

    /** {@link ServerControl#stop()}; messages are lost. */
    public void stop() {
        control.stop();
    }

    /** {@link ServerControl#start()}. */
    public void start() {
        control.start();
    }
}
