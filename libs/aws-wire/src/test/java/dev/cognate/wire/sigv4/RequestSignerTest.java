package dev.cognate.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** What we sign carries the same signature as what the AWS SDK signs. */
class RequestSignerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:20:30Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String PATH = "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-central-1%3A1%3Afunction%3Af/x";
    private static final URI ADDRESS = URI.create("http://localhost:3001" + PATH + "?Qualifier=live");

    @Test
    void shouldSignLikeTheSdk() {
        // given
        SdkSigner sdk = new SdkSigner(AwsCredentialsIdentity.create("AKIATEST", "test/secret+"), "lambda", CLOCK);
        WireRequest expected = sdk.sign("POST", ADDRESS, Map.of("content-type", List.of("application/json")), "{}");
        RequestSigner signer = new RequestSigner("AKIATEST", "test/secret+", Optional.empty());

        // when
        Map<String, String> added = signer.sign(asSignedBySdk(expected), "eu-central-1", "lambda", NOW);

        // then
        assertThat(added).containsEntry("authorization", expected.header("authorization"));
    }

    @Test
    void shouldSignTheSessionTokenOfATemporaryKey() {
        // given
        SdkSigner sdk = new SdkSigner(
                AwsSessionCredentialsIdentity.create("ASIATEST", "test/secret+", "token"), "lambda", CLOCK);
        WireRequest expected = sdk.sign("POST", ADDRESS, Map.of("content-type", List.of("application/json")), "{}");
        RequestSigner signer = new RequestSigner("ASIATEST", "test/secret+", Optional.of("token"));

        // when
        Map<String, String> added = signer.sign(asSignedBySdk(expected), "eu-central-1", "lambda", NOW);

        // then
        assertThat(added)
                .containsEntry("authorization", expected.header("authorization"))
                .containsEntry("x-amz-security-token", "token");
    }

    @Test
    void shouldSatisfyOurOwnVerifier() throws SignatureException {
        // given
        Principal owner = new Principal.Root("000000000000");
        SignatureVerifier verifier =
                new SignatureVerifier(AccessKeys.of(new AccessKey("AKIATEST", "secret", owner)), "lambda", CLOCK);
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().set("host", "localhost:3001").set("content-type", "text/plain");
        WireRequest plain = new WireRequest("POST", PATH, "", headers, Buffer.buffer("{}"));

        // when
        headers.addAll(new RequestSigner("AKIATEST", "secret", Optional.empty()).sign(plain, "r", "lambda", NOW));

        // then
        assertThat(verifier.verify(plain)).isEqualTo(owner);
    }

    /** The SDK also signs the payload's hash as a header. */
    private static WireRequest asSignedBySdk(WireRequest signed) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(signed.headers());
        headers.remove("authorization").remove("x-amz-date").remove("x-amz-security-token");
        return new WireRequest(signed.method(), signed.path(), signed.query(), headers, signed.body());
    }
}
