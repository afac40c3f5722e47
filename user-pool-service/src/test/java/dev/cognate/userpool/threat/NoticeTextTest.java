package dev.cognate.userpool.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.NotifyEmailType;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The placeholders of notices. */
class NoticeTextTest {
    private static final Map<String, String> FACTS = Map.of(
            NoticeText.USER_NAME, "<{ip-address}>",
            NoticeText.IP_ADDRESS, "192.0.2.1",
            NoticeText.LOGIN_TIME, "Friday");

    @Test
    void shouldFillEachOnceAndLeaveOthersAlone() {
        assertThat(NoticeText.fill("{username} {ip-address} {login-time} {other} {####}", FACTS))
                .isEqualTo("<{ip-address}> 192.0.2.1 Friday {other} {####}");
    }

    @Test
    void shouldEscapeValuesInHtml() {
        assertThat(NoticeText.fillHtml("<b>{username}</b>", FACTS)).isEqualTo("<b>&lt;{ip-address}&gt;</b>");
    }

    @Test
    void shouldSayWhatIsNotKnown() {
        assertThat(NoticeText.fill("{city}, {country} on {device-name}", FACTS))
                .isEqualTo("unknown, unknown on unknown");
    }

    static Stream<NotifyEmailType> ownWords() {
        return Stream.of(NoticeText.LET_IN, NoticeText.ASKED, NoticeText.BLOCKED);
    }

    @ParameterizedTest
    @MethodSource("ownWords")
    void shouldHaveWordsOfOurOwnWithoutPlaceholdersLeft(NotifyEmailType words) {
        assertThat(NoticeText.fill(words.subject() + words.textBody(), FACTS).replace("<{ip-address}>", ""))
                .contains("192.0.2.1", "Friday")
                .doesNotContain("{");
    }
}
