package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmbeddedMailServerTest {
    private final EmbeddedMailServer server = EmbeddedMailServer.shared();
    private final String address = UUID.randomUUID() + "@example.com";

    @Test
    void shouldFindTheCodeInTheNewestMessage() {
        // given
        send("Your code is 111111");

        // when
        send("Not 1234567 but 222222 is your code");

        // then
        assertThat(server.awaitMailTo(address, 2).code()).isEqualTo("222222");
    }

    @Test
    void shouldKeepSubjectAndSender() {
        // when
        send("hello");

        // then
        Mail mail = server.awaitMailTo(address);
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.from()).isEqualTo("pool@example.com");
    }

    @Test
    void shouldTakeMailAfterARestart() {
        // when
        server.stop();
        server.start();
        send("hello");

        // then
        assertThat(server.awaitMailTo(address).body()).contains("hello");
    }

    private void send(String body) {
        var smtp = new ServerSetup(server.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        GreenMailUtil.sendTextEmail(address, "pool@example.com", "Grüße", body, smtp);
    }
}
