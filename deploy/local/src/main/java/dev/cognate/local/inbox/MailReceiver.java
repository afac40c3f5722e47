package dev.cognate.local.inbox;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server on 127.0.0.1 that takes every e-mail and delivers none. */
public final class MailReceiver implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 2 * 1024 * 1024;
    private static final int TEMPORARY_FAILURE = 451;

    private final SMTPServer server;

    private MailReceiver(SMTPServer server) {
        this.server = server;
    }

    /** Starts to receive; a message is acknowledged once the inbox has it on disk. */
    public static MailReceiver start(Inbox inbox, int port) {
        SMTPServer server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Cognate inbox")
                .maxMessageSize(LARGEST_MESSAGE)
                .maxConnections(50)
                .messageHandler((context, from, to, data) -> receive(inbox, from, to, data))
                .build();
        server.start();
        return new MailReceiver(server);
    }

    private static void receive(Inbox inbox, String from, String to, byte[] data) throws RejectException {
        try {
            inbox.addMail(to, from, MailParser.parse(data));
        } catch (IOException e) {
            // nothing is lost: what cannot be parsed is shown as it came
            inbox.addMail(to, from, new MailParser.Mail("", new String(data, StandardCharsets.UTF_8), ""));
        } catch (java.io.UncheckedIOException e) {
            throw new RejectException(TEMPORARY_FAILURE, e.getMessage());
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }
}
