package dev.cognate.local.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final InstantSource FIXED = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));

    @TempDir
    private Path folder;

    private Inbox inbox() {
        return new Inbox(folder, FIXED);
    }

    private static MailParser.Mail mail(String text) {
        return new MailParser.Mail("Your code", text, "");
    }

    @Test
    void shouldListTheNewestFirst() {
        // given
        Inbox inbox = inbox();
        inbox.addMail("a@example.com", "no-reply@example.com", mail("111111"));
        inbox.addSms("+15550100", null, "222222");

        // when
        var messages = inbox.list(null, 10);

        // then
        assertThat(messages).extracting(InboxMessage::code).containsExactly("222222", "111111");
    }

    @Test
    void shouldFindTheMessagesOfOneAddressWhateverItsCase() {
        // given
        Inbox inbox = inbox();
        inbox.addMail("Ada@Example.com", "x", mail("111111"));
        inbox.addMail("bob@example.com", "x", mail("222222"));

        // when
        var messages = inbox.list("ada@example.COM", 10);

        // then
        assertThat(messages).extracting(InboxMessage::code).containsExactly("111111");
    }

    @Test
    void shouldSurviveARestart() {
        // given
        InboxMessage kept = inbox().addMail("a@example.com", "x", mail("code 111111"));

        // when
        var messages = inbox().list(null, 10);

        // then
        assertThat(messages).containsExactly(kept);
    }

    @Test
    void shouldPassOverALineThatWasNotWrittenToItsEnd() throws IOException {
        // given
        InboxMessage kept = inbox().addSms("+15550100", null, "111111");
        Files.writeString(folder.resolve("messages.jsonl"), "{\"id\":\"x", StandardOpenOption.APPEND);

        // when
        var messages = inbox().list(null, 10);

        // then
        assertThat(messages).containsExactly(kept);
    }

    @Test
    void shouldKeepAThousandMessages() {
        // given
        Inbox inbox = inbox();

        // when
        for (int i = 0; i < 2_500; i++) {
            inbox.addSms("+15550100", null, "message " + i);
        }

        // then
        assertThat(inbox.list(null, 5_000)).hasSize(1_000);
        assertThat(inbox().list(null, 5_000)).isEqualTo(inbox.list(null, 5_000));
    }

    @Test
    void shouldGiveEveryMessageAnIdOfItsOwn() {
        // given
        Inbox inbox = inbox();

        // when
        var first = inbox.addSms("+15550100", null, "a");
        var second = inbox.addSms("+15550100", null, "a");

        // then
        assertThat(second.id()).isGreaterThan(first.id());
    }

    @Test
    void shouldForgetEverythingWhenCleared() {
        // given
        Inbox inbox = inbox();
        inbox.addSms("+15550100", null, "a");

        // when
        inbox.clear();

        // then
        assertThat(inbox.list(null, 10)).isEmpty();
        assertThat(inbox().list(null, 10)).isEmpty();
    }

    @Test
    void shouldKeepItsFileFromOthers() throws IOException {
        // given
        inbox().addSms("+15550100", null, "a");

        // when
        String permissions =
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("messages.jsonl")));

        // then
        assertThat(permissions).isEqualTo("rw-------");
    }
}
