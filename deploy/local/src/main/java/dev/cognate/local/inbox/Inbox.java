package dev.cognate.local.inbox;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The newest thousand messages, in memory and in a file. Thread-safe. */
public final class Inbox {
    private static final int CAPACITY = 1_000;
    private static final int LONGEST_BODY = 256 * 1024;

    private final Deque<InboxMessage> newestFirst = new ArrayDeque<>();
    private final InboxFile file;
    private final InstantSource clock;
    private long lastId;

    /** An inbox kept in {@code folder}, with the messages that are there already. */
    public Inbox(Path folder, InstantSource clock) {
        this.clock = clock;
        this.file = new InboxFile(folder.resolve("messages.jsonl"), CAPACITY);
        file.read().forEach(newestFirst::addFirst);
        // ids go on where the last run ended, whatever the clock says
        lastId = newestFirst.isEmpty()
                ? 0
                : Long.parseLong(newestFirst.getFirst().id(), 36);
    }

    /** Takes an e-mail for one recipient; it is on disk when this returns. */
    synchronized InboxMessage addMail(String to, String from, MailParser.Mail mail) {
        String text = cut(mail.text());
        String html = cut(mail.html());
        return add(new InboxMessage(
                nextId(),
                Channel.EMAIL,
                to,
                from,
                mail.subject(),
                text,
                html.isEmpty() ? null : html,
                Excerpt.code(text).orElse(null),
                Excerpt.link(text, html).orElse(null),
                now()));
    }

    /** Takes an SMS; it is on disk when this returns. */
    synchronized InboxMessage addSms(String to, String from, String message) {
        String text = cut(message);
        return add(new InboxMessage(
                nextId(),
                Channel.SMS,
                to,
                from,
                null,
                text,
                null,
                Excerpt.code(text).orElse(null),
                Excerpt.link(text, "").orElse(null),
                now()));
    }

    private InboxMessage add(InboxMessage message) {
        newestFirst.addFirst(message);
        while (newestFirst.size() > CAPACITY) {
            newestFirst.removeLast();
        }
        file.append(message, newestFirst);
        return message;
    }

    private String nextId() {
        lastId = Math.max(lastId + 1, clock.millis());
        return Long.toString(lastId, 36);
    }

    private Instant now() {
        return clock.instant();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_BODY ? text : text.substring(0, LONGEST_BODY);
    }

    /**
     * Messages, newest first.
     *
     * @param to only those to this address or number, whatever its case; null or empty for all
     * @param limit at most so many
     */
    public synchronized List<InboxMessage> list(String to, int limit) {
        String wanted = to == null ? "" : to.strip().toLowerCase(Locale.ROOT);
        return newestFirst.stream()
                .filter(message -> wanted.isEmpty()
                        || message.to().toLowerCase(Locale.ROOT).equals(wanted))
                .limit(limit)
                .toList();
    }

    /** One message. */
    public synchronized Optional<InboxMessage> find(String id) {
        return newestFirst.stream().filter(message -> message.id().equals(id)).findFirst();
    }

    /** Forgets all messages. */
    public synchronized void clear() {
        newestFirst.clear();
        file.clear();
    }
}
