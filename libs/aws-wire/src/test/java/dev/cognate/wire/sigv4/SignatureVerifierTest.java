package dev.cognate.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

class SignatureVerifierTest {
    private static final Instant SIGNED_AT = Instant.parse("2026-03-01T10:20:30Z");
    private static final URI ENDPOINT = URI.create("http://localhost:8081/");
    private static final Map<String, List<String>> HEADERS =
            Map.of("X-Amz-Target", List.of("AWSCognitoIdentityProviderService.ListUserPools"));
    private static final AwsCredentialsIdentity CREDENTIALS = AwsCredentialsIdentity.create("AKIATEST", "secret");
    private static final Principal OWNER = new Principal.Root("000000000000");
    private static final AccessKeys KEYS = AccessKeys.of(new AccessKey("AKIATEST", "secret", OWNER));

    private final SdkSigner signer = new SdkSigner(CREDENTIALS, "cognito-idp", at(Duration.ZERO));

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 299, 300})
    void shouldAcceptAClockWithinFiveMinutes(long seconds) {
        // given
        WireRequest request = signer.sign("POST", ENDPOINT, HEADERS, "{}");
        SignatureVerifier verifier = verifier(Duration.ofSeconds(seconds));

        // then
        assertThatCode(() -> verifier.verify(request)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAnExpiredSignature() {
        // given
        WireRequest request = signer.sign("POST", ENDPOINT, HEADERS, "{}");

        // then
        assertRefused(
                request,
                Duration.ofSeconds(301),
                SignatureException.Reason.SKEWED,
                "Signature expired: 20260301T102030Z is now earlier than 20260301T102031Z (20260301T102531Z - 5 min.)");
    }

    @Test
    void shouldRefuseASignatureOfTheFuture() {
        // given
        WireRequest request = signer.sign("POST", ENDPOINT, HEADERS, "{}");

        // then
        assertRefused(
                request,
                Duration.ofSeconds(-301),
                SignatureException.Reason.SKEWED,
                "Signature not yet current: 20260301T102030Z is still later than 20260301T102029Z"
                        + " (20260301T101529Z + 5 min.)");
    }

    @ParameterizedTest
    @CsvSource({"299,true", "300,true", "301,false"})
    void shouldHonourThePresignedValidity(long seconds, boolean isAccepted) {
        // given
        WireRequest request = signer.presign("POST", ENDPOINT, HEADERS, "{}");
        SignatureVerifier verifier = verifier(Duration.ofSeconds(seconds));

        // when
        boolean accepted = accepts(verifier, request);

        // then
        assertThat(accepted).isEqualTo(isAccepted);
    }

    @Test
    void shouldRefuseAnUnsignedRequest() {
        // given
        WireRequest request = new WireRequest("POST", "/", "", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer());

        // then
        assertRefused(request, Duration.ZERO, SignatureException.Reason.MISSING, "Missing Authentication Token");
    }

    @Test
    void shouldNameWhatABearerTokenLacks() {
        // given
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("authorization", "Bearer abc");
        WireRequest request = new WireRequest("POST", "/", "", headers, Buffer.buffer());

        // then
        assertRefused(
                request,
                Duration.ZERO,
                SignatureException.Reason.INCOMPLETE,
                "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature'"
                        + " parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header"
                        + " requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }

    @Test
    void shouldRefuseAnotherService() {
        // given
        WireRequest request =
                new SdkSigner(CREDENTIALS, "sts", at(Duration.ZERO)).sign("POST", ENDPOINT, HEADERS, "{}");

        // then
        assertRefused(
                request,
                Duration.ZERO,
                SignatureException.Reason.INVALID,
                "Credential should be scoped to correct service: 'cognito-idp'.");
    }

    @Test
    void shouldRefuseATargetThatIsNotSigned() {
        // given
        WireRequest request = signer.sign("POST", ENDPOINT, Map.of(), "{}");
        request.headers().add("X-Amz-Target", "AWSCognitoIdentityProviderService.DeleteUserPool");

        // then
        assertRefused(
                request,
                Duration.ZERO,
                SignatureException.Reason.INVALID,
                "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "00"})
    void shouldRefuseAPayloadHashThatIsNotTheBodys(String hash) {
        // given
        WireRequest request = signer.sign("POST", ENDPOINT, HEADERS, "{}");
        request.headers().set("x-amz-content-sha256", hash);

        // then
        assertThat(accepts(verifier(Duration.ZERO), request)).isFalse();
    }

    @Test
    void shouldHandTheSessionTokenToTheKeys() {
        // given
        AwsCredentialsIdentity temporary = AwsSessionCredentialsIdentity.create("ASIATEST", "secret", "sealed");
        WireRequest request =
                new SdkSigner(temporary, "cognito-idp", at(Duration.ZERO)).sign("POST", ENDPOINT, HEADERS, "{}");
        AccessKeys keys = (id, token) -> token.filter("sealed"::equals).map(text -> new AccessKey(id, "secret", OWNER));
        SignatureVerifier verifier = new SignatureVerifier(keys, "cognito-idp", at(Duration.ZERO));

        // then
        assertThat(accepts(verifier, request)).isTrue();
    }

    @Test
    void shouldRefuseAKeyWhoseTimeIsOver() {
        // given
        WireRequest request = signer.sign("POST", ENDPOINT, HEADERS, "{}");
        AccessKeys keys = AccessKeys.of(new AccessKey("AKIATEST", "secret", OWNER, Optional.of(SIGNED_AT)));
        SignatureVerifier verifier = new SignatureVerifier(keys, "cognito-idp", at(Duration.ZERO));

        // then
        assertThatThrownBy(() -> verifier.verify(request))
                .isInstanceOfSatisfying(
                        SignatureException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SignatureException.Reason.EXPIRED_KEY))
                .hasMessage("The security token included in the request is expired");
    }

    @Test
    void shouldTakeAKeyUntilItsTimeIsOver() {
        // given
        WireRequest request = signer.sign("POST", ENDPOINT, HEADERS, "{}");
        AccessKeys keys =
                AccessKeys.of(new AccessKey("AKIATEST", "secret", OWNER, Optional.of(SIGNED_AT.plusSeconds(1))));

        // then
        assertThat(accepts(new SignatureVerifier(keys, "cognito-idp", at(Duration.ZERO)), request))
                .isTrue();
    }

    @Test
    void shouldRefuseRootWithASessionToken() {
        // given
        WireRequest request = signer.sign("POST", ENDPOINT, HEADERS, "{}");
        request.headers().add("x-amz-security-token", "forged");

        // then
        assertRefused(
                request,
                Duration.ZERO,
                SignatureException.Reason.UNKNOWN_KEY,
                "The security token included in the request is invalid.");
    }

    @Test
    void shouldRefuseTwoAuthorizationHeaders() {
        // given
        WireRequest request = signer.sign("POST", ENDPOINT, HEADERS, "{}");
        request.headers().add("Authorization", request.header("Authorization"));

        // then
        assertThat(accepts(verifier(Duration.ZERO), request)).isFalse();
    }

    @Test
    void shouldKeepSecretsOutOfText() {
        // given
        AccessKey key = new AccessKey("AKIATEST", "very-secret", OWNER);

        // then
        assertThat(Optional.of(key).toString()).doesNotContain("very-secret");
    }

    private static void assertRefused(
            WireRequest request, Duration later, SignatureException.Reason reason, String message) {
        assertThatThrownBy(() -> verifier(later).verify(request))
                .isInstanceOfSatisfying(
                        SignatureException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessage(message);
    }

    private static boolean accepts(SignatureVerifier verifier, WireRequest request) {
        try {
            return verifier.verify(request).equals(OWNER);
        } catch (SignatureException e) {
            return false;
        }
    }

    private static SignatureVerifier verifier(Duration later) {
        return new SignatureVerifier(KEYS, "cognito-idp", at(later));
    }

    private static Clock at(Duration later) {
        return Clock.fixed(SIGNED_AT.plus(later), ZoneOffset.UTC);
    }
}
