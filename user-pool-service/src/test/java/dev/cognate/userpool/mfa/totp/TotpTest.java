package dev.cognate.userpool.mfa.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.Authenticator;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of authenticator apps against the vectors of RFC 6238, RFC 4226 and RFC 4648. */
class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void shouldComputeTheLastSixDigitsOfRfc6238AppendixB(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void shouldComputeTheValuesOfRfc4226AppendixD(long counter, String code) {
        assertThat(Totp.code(SECRET, counter)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-30, true", "0, true", "30, true", "60, false"})
    void shouldAcceptCodesOneStepBeforeAndAfter(long secondsOff, boolean accepted) {
        // given
        String code = Totp.code(SECRET, Totp.step(NOW.plusSeconds(secondsOff)));

        // when / then
        assertThat(Totp.matchingStep(SECRET, code, NOW).isPresent()).isEqualTo(accepted);
    }

    @Test
    void shouldTellWhichStepACodeIsOf() {
        // given
        String earlier = Totp.code(SECRET, Totp.step(NOW) - 1);

        // when / then
        assertThat(Totp.matchingStep(SECRET, earlier, NOW)).hasValue(Totp.step(NOW) - 1);
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void shouldEncodeAsRfc4648Section10(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void shouldAgreeWithAnAuthenticatorThatWasGivenTheEncodedSecret() {
        // given
        Authenticator app = new Authenticator(Base32.encode(SECRET));

        // when / then
        assertThat(app.codeAt(NOW)).isEqualTo(Totp.code(SECRET, Totp.step(NOW)));
    }
}
