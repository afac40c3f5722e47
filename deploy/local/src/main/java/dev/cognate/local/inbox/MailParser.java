package dev.cognate.local.inbox;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads an e-mail as it came over SMTP (RFC 5322 and MIME). */
final class MailParser {
    private static final int DEEPEST = 8;

    private MailParser() {}

    /**
     * What is shown of an e-mail.
     *
     * @param subject empty when there is none
     * @param text the plain part, or the words of the HTML part
     * @param html empty when there is none
     */
    record Mail(String subject, String text, String html) {}

    static Mail parse(byte[] data) throws IOException {
        try {
            Message message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
            var parts = new Parts();
            parts.collect(message, 0);
            String html = parts.html.toString();
            String text = parts.text.isEmpty()
                    ? Excerpt.text(html)
                    : parts.text.toString().strip();
            String subject = message.getSubject();
            return new Mail(subject == null ? "" : subject, text, html);
        } catch (MessagingException e) {
            throw new IOException("not an e-mail: " + e.getMessage(), e);
        }
    }

    private static final class Parts {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();

        void collect(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                return;
            }
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    BodyPart child = multipart.getBodyPart(i);
                    collect(child, depth + 1);
                }
            } else if (part.isMimeType("text/html")) {
                html.append(content(part));
            } else if (part.isMimeType("text/*")) {
                text.append(content(part));
            }
        }

        /** An unknown or wrong charset must not lose the message. */
        private static String content(Part part) throws MessagingException, IOException {
            try {
                return part.getContent() instanceof String string ? string : raw(part);
            } catch (java.io.UnsupportedEncodingException e) {
                return raw(part);
            }
        }

        private static String raw(Part part) throws MessagingException, IOException {
            try (var in = part.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
