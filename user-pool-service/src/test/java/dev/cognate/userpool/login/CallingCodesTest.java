package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.attribute.StandardFormats;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phone numbers as people write them. */
class CallingCodesTest {
    @ParameterizedTest
    @CsvSource({
        "DE, 030 123456, +4930123456",
        "US, (206) 555-0100, +12065550100",
        "GB, 020 7946 0000, +442079460000",
        "IT, 06 1234567, +39061234567",
        "DE, +43 1 5330000, +4315330000",
        "DE, 0043 1 5330000, +4315330000",
        "XX, 123456, 123456",
        "DE, '', ''",
    })
    void shouldWriteNumbersInternationally(String region, String typed, String number) {
        assertThat(CallingCodes.international(region, typed)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "+4930123456, DE, 30123456",
        "+12065550100, US, 2065550100",
        "+12425550100, BS, 5550100",
        "+39061234567, IT, 061234567",
        "+442079460000, GB, 2079460000",
    })
    void shouldReadTheCountryOfANumber(String number, String region, String rest) {
        // when
        CallingCodes.Split split = CallingCodes.split(number).orElseThrow();

        // then
        assertThat(split).isEqualTo(new CallingCodes.Split(region, rest));
        assertThat(CallingCodes.international(region, rest)).isEqualTo(number);
    }

    @Test
    void shouldMakeOfEveryCountryANumberThatStandsForItself() {
        assertThat(CallingCodes.byRegion().keySet())
                .hasSizeGreaterThan(230)
                .allSatisfy(region -> assertThat(
                                StandardFormats.isPhoneNumber(CallingCodes.international(region, "234567")))
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({"'de-AT,de;q=0.8', de, AT", "'de', de, DE", "'', pt-BR, BR", "'', en, US", "'*;;', ja, JP", "'', ar, EG"
    })
    void shouldGuessTheCountry(String accepted, String page, String region) {
        assertThat(CallingCodes.likely(accepted, Locale.forLanguageTag(page))).isEqualTo(region);
    }
}
