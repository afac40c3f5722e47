package dev.cognate.testkit;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An SMTP server that takes mail for everyone. A stop loses what it has. */
final class MailServer implements MailControl, Closeable {
    private final int port = FreePort.pick();
    private GreenMail greenMail;

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public synchronized boolean isRunning() {
        return greenMail != null;
    }

    @Override
    public synchronized void start() {
        if (greenMail == null) {
            greenMail = withOwnClassLoader(() -> {
                GreenMail started = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
                started.start();
                return started;
            });
        }
    }

    @Override
    public synchronized void stop() {
        if (greenMail != null) {
            greenMail.stop();
            greenMail = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public synchronized List<Map<String, String>> messagesTo(String address) {
        if (greenMail == null) {
            return List.of();
        }
        UserManager users = greenMail.getManagers().getUserManager();
        GreenMailUser user = users.getUserByEmail(address);
        if (user == null) {
            return List.of();
        }
        return withOwnClassLoader(
                () -> inboxOf(user).stream().map(MailServer::read).toList());
    }

    /**
     * Jakarta Mail looks for its parts with the thread's class loader, which new threads inherit; inside Quarkus it would
     * find them a second time, as other classes.
     */
    private static <T> T withOwnClassLoader(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        thread.setContextClassLoader(MailServer.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    private List<StoredMessage> inboxOf(GreenMailUser user) {
        try {
            return greenMail.getManagers().getImapHostManager().getInbox(user).getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException("The inbox of " + user.getEmail() + " cannot be read", e);
        }
    }

    private static Map<String, String> read(StoredMessage stored) {
        MimeMessage message = stored.getMimeMessage();
        try {
            return Map.of(
                    "from", GreenMailUtil.getAddressList(message.getFrom()),
                    "subject", String.valueOf(message.getSubject()),
                    "body", text(message.getContent()));
        } catch (MessagingException e) {
            throw new IllegalStateException("A message cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of all parts, decoded, one behind the other. */
    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(text(parts.getBodyPart(i).getContent())).append('\n');
            }
            return all.toString();
        }
        return String.valueOf(content);
    }
}
