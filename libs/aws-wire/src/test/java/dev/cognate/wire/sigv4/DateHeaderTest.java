package dev.cognate.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that cannot set {@code X-Amz-Date} sign the {@code Date} header. The SDK's signer never does, so these requests
 * are signed here, step by step as AWS's guide "Create a signed AWS API request" tells.
 */
class DateHeaderTest {
    private static final Instant SIGNED_AT = Instant.parse("2026-03-01T10:20:30Z");
    private static final String BASIC = "20260301T102030Z";
    private static final String SCOPE = "20260301/eu-central-1/cognito-idp/aws4_request";
    private static final String TARGET = "AWSCognitoIdentityProviderService.ListUserPools";
    private static final Principal OWNER = new Principal.Root("000000000000");
    private static final AccessKeys KEYS = AccessKeys.of(new AccessKey("AKIATEST", "secret", OWNER));

    private final SignatureVerifier verifier =
            new SignatureVerifier(KEYS, "cognito-idp", Clock.fixed(SIGNED_AT, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"Sun, 1 Mar 2026 10:20:30 GMT", "Sun, 01 Mar 2026 10:20:30 GMT", BASIC})
    void shouldAcceptASignedDateHeader(String date) throws Exception {
        // given
        WireRequest request = signed(date);

        // then
        assertThat(verifier.verify(request)).isEqualTo(OWNER);
    }

    @Test
    void shouldRefuseADateThatIsNotTheSignedOne() throws Exception {
        // given
        WireRequest request = signed("Sun, 01 Mar 2026 10:20:30 GMT");

        // when
        request.headers().set("Date", "Sun, 01 Mar 2026 10:21:30 GMT");

        // then
        assertThatThrownBy(() -> verifier.verify(request)).isInstanceOf(SignatureException.class);
    }

    @Test
    void shouldRefuseADateThatIsNone() throws Exception {
        // given
        WireRequest request = signed("yesterday");

        // then
        assertThatThrownBy(() -> verifier.verify(request))
                .isInstanceOf(SignatureException.class)
                .hasMessageStartingWith("Date must be in ISO-8601 'basic format'. Got 'yesterday'.");
    }

    private static WireRequest signed(String date) throws GeneralSecurityException {
        String names = "date;host;x-amz-target";
        String canonical = String.join(
                "\n",
                "POST",
                "/",
                "",
                "date:" + date,
                "host:localhost:8081",
                "x-amz-target:" + TARGET,
                "",
                names,
                hash("{}"));
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", BASIC, SCOPE, hash(canonical));
        byte[] key = "AWS4secret".getBytes(UTF_8);
        for (String part : SCOPE.split("/")) {
            key = mac(key, part);
        }
        String signature = HexFormat.of().formatHex(mac(key, toSign));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Date", date)
                .add("Host", "localhost:8081")
                .add("X-Amz-Target", TARGET)
                .add(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIATEST/" + SCOPE + ", SignedHeaders=" + names + ", Signature="
                                + signature);
        return new WireRequest("POST", "/", "", headers, Buffer.buffer("{}"));
    }

    private static String hash(String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
