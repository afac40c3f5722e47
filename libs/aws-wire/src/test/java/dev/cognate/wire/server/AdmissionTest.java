package dev.cognate.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.SignUpOperation;
import dev.cognate.contract.idp.SignUpResponse;
import dev.cognate.contract.idp.TooManyRequestsException;
import io.smallrye.mutiny.Uni;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final Map<String, String> TARGET =
            Map.of("X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp");
    private static final String SIGN_UP = "{\"ClientId\":\"abc\",\"Username\":\"ada\",\"Password\":\"x\"}";
    private static final SignUpResponse DONE = SignUpResponse.builder().build();

    @Test
    void shouldNotRunWhatIsRefused() {
        // given
        AtomicInteger runs = new AtomicInteger();
        SignUpOperation counted = (request, context) -> {
            runs.incrementAndGet();
            return Uni.createFrom().item(DONE);
        };
        Admission admission =
                (operation, input, context) -> Uni.createFrom().failure(new TooManyRequestsException("Rate exceeded"));
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, admission, counted)) {
            // when
            HttpResponse<String> answer = server.send("POST", "/", TARGET, SIGN_UP);

            // then
            assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("TooManyRequestsException");
            assertThat(answer.headers().firstValue("retry-after")).isEmpty();
            assertThat(runs).hasValue(0);
        }
    }

    @Test
    void shouldAskOnlyOfValidRequestsWithTheClientsAddress() {
        // given
        Admission admission = (operation, input, context) ->
                Uni.createFrom().failure(new TooManyRequestsException(operation.name() + " " + context.sourceIp()));
        SignUpOperation operation = (request, context) -> Uni.createFrom().item(DONE);
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, admission, operation)) {
            // when
            Map<String, String> headers =
                    Map.of("X-Amz-Target", TARGET.get("X-Amz-Target"), "X-Forwarded-For", "203.0.113.7");
            String invalid = server.send("POST", "/", headers, "{}").body();
            String valid = server.send("POST", "/", headers, SIGN_UP).body();

            // then
            assertThat(invalid).contains("InvalidParameterException");
            assertThat(valid).contains("SignUp 203.0.113.7");
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1000,1", "1001,2", "59000,59"})
    void shouldAdviseWhenToTryAgainInWholeSeconds(long millis, String seconds) {
        // given
        SignUpOperation operation = (request, context) -> Uni.createFrom()
                .failure(new RetryLaterException(
                        new TooManyRequestsException("Rate exceeded"), Duration.ofMillis(millis)));
        try (TestServer server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, operation)) {
            // when
            HttpResponse<String> answer = server.send("POST", "/", TARGET, SIGN_UP);

            // then
            assertThat(answer.headers().firstValue("retry-after")).contains(seconds);
            assertThat(answer.headers().firstValue("access-control-expose-headers"))
                    .hasValueSatisfying(exposed -> assertThat(exposed).contains("retry-after"));
        }
    }
}
