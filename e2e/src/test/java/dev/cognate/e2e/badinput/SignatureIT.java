package dev.cognate.e2e.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.e2e.suite.Answer;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

@ExtendWith(SuiteExtension.class)
class SignatureIT {
    private static final String OPERATION = "CreateUserPool";
    private static final byte[] BODY = "{\"PoolName\":\"never-made\"}".getBytes(UTF_8);

    private final Suite suite;
    private final Map<String, String> before;

    SignatureIT(Suite suite) {
        this.suite = suite;
        this.before = suite.store().digests();
    }

    @Test
    void shouldRefuseASignatureMadeWithAnotherSecret() {
        // given
        AwsBasicCredentials wrong = AwsBasicCredentials.create(suite.rootKey().accessKeyId(), "a".repeat(40));

        // when
        Answer answer = suite.raw().signed(OPERATION, BODY, wrong);

        // then
        assertRefused(answer, "InvalidSignatureException");
    }

    @Test
    void shouldRefuseASignatureOfYesterday() {
        // given
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));

        // when
        Answer answer = suite.raw().send(suite.raw().sign(OPERATION, BODY, suite.rootKey(), yesterday), BODY);

        // then
        assertRefused(answer, "InvalidSignatureException");
        assertThat(answer.message()).startsWith("Signature expired");
    }

    @Test
    void shouldRefuseASignatureOfTomorrow() {
        // given
        Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));

        // when
        Answer answer = suite.raw().send(suite.raw().sign(OPERATION, BODY, suite.rootKey(), tomorrow), BODY);

        // then
        assertRefused(answer, "InvalidSignatureException");
    }

    @Test
    void shouldRefuseABodyThatWasAlteredAfterSigning() {
        // given
        Map<String, List<String>> headers = suite.raw().sign(OPERATION, BODY, suite.rootKey(), Clock.systemUTC());

        // when
        Answer answer = suite.raw().send(headers, "{\"PoolName\":\"other-made\"}".getBytes(UTF_8));

        // then
        assertRefused(answer, "InvalidSignatureException");
    }

    @Test
    void shouldRefuseAKeyNobodyMade() {
        // given
        AwsBasicCredentials unknown = AwsBasicCredentials.create("AKIAUNKNOWNUNKNOWN00", "a".repeat(40));

        // when
        Answer answer = suite.raw().signed(OPERATION, BODY, unknown);

        // then
        assertRefused(answer, "UnrecognizedClientException");
    }

    @Test
    void shouldRefuseAnUnsignedRequest() {
        // when
        Answer answer = suite.raw().unsigned(OPERATION, BODY);

        // then
        assertRefused(answer, "MissingAuthenticationTokenException");
    }

    private void assertRefused(Answer answer, String error) {
        assertThat(answer).matches(Answer::refused, "refused as AWS refuses");
        assertThat(answer.error()).isEqualTo(error);
        assertThat(suite.store().digests()).isEqualTo(before);
    }
}
