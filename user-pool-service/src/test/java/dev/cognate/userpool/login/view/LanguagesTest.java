package dev.cognate.userpool.login.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "fr, de, es, it, FRENCH",
                "-, de, es, it, GERMAN",
                "-, -, 'xx es', it, SPANISH",
                "-, -, -, 'nl;q=0.5,it', ITALIAN",
                "-, -, -, 'it;q=0,nl', DUTCH",
                "-, -, -, -, ENGLISH",
                "xx, -, -, -, ENGLISH",
                "xx, de, -, -, GERMAN",
                "-, -, -, 'pt-PT', PORTUGUESE",
                "-, -, -, 'en-GB', ENGLISH",
                "-, -, -, 'zh', CHINESE_SIMPLIFIED",
                "-, -, -, 'zh-HK', CHINESE_TRADITIONAL",
                "-, -, -, 'zh-Hant-US', CHINESE_TRADITIONAL",
                "ZH-tw, -, -, -, CHINESE_TRADITIONAL",
                "-, -, -, ';;q=', ENGLISH",
                "en-XA, -, -, -, PSEUDO"
            })
    void shouldTakeTheFirstLanguageThatIsSpokenHere(
            String lang, String cookie, String uiLocales, String accepted, Language language) {
        // when, then
        assertThat(Languages.choose(lang, cookie, uiLocales, accepted)).isEqualTo(language);
    }

    @Test
    void shouldNotReadEndlessLists() {
        // when, then
        assertThat(Languages.choose(null, null, "xx ".repeat(1000) + "de", null))
                .isEqualTo(Language.ENGLISH);
    }
}
