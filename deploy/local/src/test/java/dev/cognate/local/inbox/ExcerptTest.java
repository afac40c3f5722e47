package dev.cognate.local.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Your confirmation code is 123456|123456",
                "Your confirmation code is 123456.|123456",
                "<123456> is your code|123456",
                "Code:000012, valid for 5 minutes|000012",
                "call +1555123456 or use 654321|654321",
                "@auth.example.com #987654|987654",
            })
    void shouldFindTheCode(String text, String expected) {
        // when
        var code = Excerpt.code(text);

        // then
        assertThat(code).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no code at all",
                "order 1234567",
                "see https://example.com/confirm?code=123456&x=1",
                "+49123456",
                "12345",
                "abc123456",
            })
    void shouldNotTakeOtherNumbersForACode(String text) {
        // when
        var code = Excerpt.code(text);

        // then
        assertThat(code).isEmpty();
    }

    @Test
    void shouldFindTheLinkOfAnHtmlPart() {
        // given
        String html =
                "<p>Please <a class=b href=\"https://auth.example.com/confirmUser?a=1&amp;code=123456\">Verify</a>";

        // when
        var link = Excerpt.link("", html);

        // then
        assertThat(link).contains("https://auth.example.com/confirmUser?a=1&code=123456");
    }

    @Test
    void shouldLeaveTheFullStopOutOfALink() {
        // when
        var link = Excerpt.link("Open http://localhost:9229/confirmUser?code=1.", "");

        // then
        assertThat(link).contains("http://localhost:9229/confirmUser?code=1");
    }

    @Test
    void shouldReadTheWordsOfHtml() {
        // given
        String html =
                "<html><head><style>p{color:red}</style></head><body><p>Hello&nbsp;Ada,</p><p>a &lt; b &amp;amp;</p>";

        // when
        String text = Excerpt.text(html);

        // then
        assertThat(text).isEqualTo("Hello Ada,\na < b &amp;");
    }
}
