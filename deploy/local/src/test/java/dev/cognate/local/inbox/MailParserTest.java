package dev.cognate.local.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MailParserTest {
    private static MailParser.Mail parse(String source, Charset charset) throws IOException {
        return MailParser.parse(source.replace("\n", "\r\n").getBytes(charset));
    }

    @Test
    void shouldReadBothPartsOfAnAlternative() throws IOException {
        // given
        String source = """
                Subject: =?UTF-8?Q?Ihr_Best=C3=A4tigungscode?=
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe, 123456
                --b
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: base64

                PGI+MTIzNDU2PC9iPg==
                --b--
                """;

        // when
        MailParser.Mail mail = parse(source, StandardCharsets.US_ASCII);

        // then
        assertThat(mail).isEqualTo(new MailParser.Mail("Ihr Bestätigungscode", "Grüße, 123456", "<b>123456</b>"));
    }

    @Test
    void shouldReadAnOlderCharset() throws IOException {
        // given
        String source = "Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\nGrüße";

        // when
        MailParser.Mail mail = parse(source, StandardCharsets.ISO_8859_1);

        // then
        assertThat(mail.text()).isEqualTo("Grüße");
    }

    @Test
    void shouldNotLoseAMessageInAnUnknownCharset() throws IOException {
        // given
        String source = "Subject: x\nContent-Type: text/plain; charset=klingon\n\nyour code is 123456";

        // when
        MailParser.Mail mail = parse(source, StandardCharsets.UTF_8);

        // then
        assertThat(mail.text()).isEqualTo("your code is 123456");
    }

    @Test
    void shouldTakeTheWordsFromHtmlWhenThereIsNoTextPart() throws IOException {
        // given
        String source = "Subject: x\nContent-Type: text/html; charset=utf-8\n\n<p>Your code is <b>123456</b></p>";

        // when
        MailParser.Mail mail = parse(source, StandardCharsets.UTF_8);

        // then
        assertThat(mail.text()).isEqualTo("Your code is 123456");
    }

    @Test
    void shouldLeaveAttachmentsOut() throws IOException {
        // given
        String source = """
                Subject: x
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                hello
                --b
                Content-Type: text/plain
                Content-Disposition: attachment; filename=a.txt

                secret
                --b--
                """;

        // when
        MailParser.Mail mail = parse(source, StandardCharsets.UTF_8);

        // then
        assertThat(mail.text()).isEqualTo("hello");
    }

    @Test
    void shouldReadAMessageWithoutASubject() throws IOException {
        // when
        MailParser.Mail mail = parse("From: a@example.com\n\nhello", StandardCharsets.UTF_8);

        // then
        assertThat(mail).isEqualTo(new MailParser.Mail("", "hello", ""));
    }
}
