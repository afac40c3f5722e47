package dev.cognate.identitypool.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class StsAnswerTest {
    private static final String END = "2026-11-23T10:00:00Z";

    @Property(tries = 300)
    void shouldReadWhateverTheSecretsHold(
            @ForAll @NotEmpty @CharRange(from = ' ', to = '~') String secret,
            @ForAll @NotEmpty @CharRange(from = ' ', to = '~') String token) {
        // when
        IssuedCredentials read =
                StsAnswer.credentials(answer(secret, token, END)).orElseThrow();

        // then
        assertThat(read.secretKey()).isEqualTo(secret);
        assertThat(read.sessionToken()).isEqualTo(token);
        assertThat(read.expiration()).isEqualTo(Instant.parse(END));
    }

    @Property(tries = 500)
    void shouldFindNothingInNonsense(@ForAll String nonsense) {
        assertThatCode(() -> assertThat(StsAnswer.credentials(nonsense)).isEmpty())
                .doesNotThrowAnyException();
        assertThat(StsAnswer.error(nonsense)).isEqualTo("without a code");
    }

    @Property(tries = 300)
    void shouldFindNothingInHalfAnAnswer(@ForAll int cut) {
        // given
        String whole = answer("secret", "token", END);

        // then
        assertThat(StsAnswer.credentials(whole.substring(0, Math.floorMod(cut, whole.length()))))
                .isEmpty();
    }

    @Test
    void shouldNotTakeAMomentThatIsNone() {
        assertThat(StsAnswer.credentials(answer("secret", "token", "tomorrow"))).isEmpty();
    }

    @Test
    void shouldExpandNoEntities() {
        // given
        String bomb = "<!DOCTYPE a [<!ENTITY x \"AccessDenied\">]><Error><Code>&x;</Code></Error>";

        // then
        assertThat(StsAnswer.error(bomb)).isNotEqualTo("AccessDenied");
    }

    private static String answer(String secret, String token, String expiration) {
        return "<A><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>" + escaped(secret)
                + "</SecretAccessKey><SessionToken>" + escaped(token) + "</SessionToken><Expiration>" + expiration
                + "</Expiration></A>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
