package dev.cognate.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The worked examples of AWS's S3 API reference, "Examples: signature calculations in AWS signature version 4" and
 * "Transferring payload in multiple chunks".
 */
class ObjectSignaturesTest {
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String CREDENTIAL = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final String DATE = "20130524T000000Z";
    private static final String STREAMED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    private final HeadVerifier verifier = new HeadVerifier(
            AccessKeys.of(new AccessKey(
                    "AKIAIOSFODNN7EXAMPLE",
                    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                    new Principal.Root("000000000000"))),
            Clock.fixed(Instant.parse("2013-05-24T00:00:30Z"), ZoneOffset.UTC));

    @Test
    void shouldProveARequestForAnObject() throws SignatureException {
        // given
        WireRequest request = request(
                "GET",
                "/test.txt",
                Map.of("host", HOST, "range", "bytes=0-9", "x-amz-content-sha256", NOTHING, "x-amz-date", DATE),
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");

        // when
        SignedHead signed = verifier.verify(ClaimedHead.of(request), Optional.empty());

        // then
        assertThat(signed.payloadHash()).isEqualTo(NOTHING);
        assertThat(signed.region()).isEqualTo("us-east-1");
    }

    @Test
    void shouldProveAKeyThatIsEncodedOnce() throws SignatureException {
        // given
        WireRequest request = request(
                "PUT",
                "/test%24file.text",
                Map.of(
                        "date", "Fri, 24 May 2013 00:00:00 GMT",
                        "host", HOST,
                        "x-amz-content-sha256", "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
                        "x-amz-date", DATE,
                        "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");

        // when
        SignedHead signed = verifier.verify(ClaimedHead.of(request), Optional.empty());

        // then
        assertThat(signed.service()).isEqualTo("s3");
    }

    @Test
    void shouldProveAPreSignedRequestWhoseBodyIsOpen() throws SignatureException {
        // given
        WireRequest request = new WireRequest(
                "GET",
                "/test.txt",
                "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + CREDENTIAL.replace("/", "%2F") + "&X-Amz-Date="
                        + DATE + "&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature="
                        + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                MultiMap.caseInsensitiveMultiMap().add("host", HOST),
                Buffer.buffer());

        // when
        SignedHead signed = verifier.verify(ClaimedHead.of(request), Optional.empty());

        // then
        assertThat(signed.payloadHash()).isEqualTo(HeadVerifier.UNSIGNED);
    }

    @Test
    void shouldProveEachChunkOfAnUpload() throws SignatureException {
        // given
        ChunkSignatures chunks =
                verifier.verify(ClaimedHead.of(upload()), Optional.empty()).chunks();

        // when
        boolean first = chunks.proves(hash(65_536), "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
        boolean second = chunks.proves(hash(1_024), "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");
        boolean last = chunks.proves(hash(0), "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");

        // then
        assertThat(first && second && last).isTrue();
    }

    @Test
    void shouldNotProveChunksInAnotherOrder() throws SignatureException {
        // given
        ChunkSignatures chunks =
                verifier.verify(ClaimedHead.of(upload()), Optional.empty()).chunks();

        // when
        boolean second = chunks.proves(hash(1_024), "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");

        // then
        assertThat(second).isFalse();
    }

    @Test
    void shouldRefuseAnObjectRequestThatDoesNotTellItsHash() {
        // given
        WireRequest request = request("GET", "/test.txt", Map.of("host", HOST, "x-amz-date", DATE), "0".repeat(64));

        // when
        // then
        assertThatThrownBy(() -> verifier.verify(ClaimedHead.of(request), Optional.empty()))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("x-amz-content-sha256");
    }

    @Test
    void shouldRefuseASignatureOfAnotherObject() {
        // given
        WireRequest request = request(
                "GET",
                "/other.txt",
                Map.of("host", HOST, "range", "bytes=0-9", "x-amz-content-sha256", NOTHING, "x-amz-date", DATE),
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");

        // when
        // then
        assertThatThrownBy(() -> verifier.verify(ClaimedHead.of(request), Optional.empty()))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("does not match the signature");
    }

    private static WireRequest upload() {
        return request(
                "PUT",
                "/examplebucket/chunkObject.txt",
                Map.of(
                        "content-encoding", "aws-chunked",
                        "content-length", "66824",
                        "host", "s3.amazonaws.com",
                        "x-amz-content-sha256", STREAMED,
                        "x-amz-date", DATE,
                        "x-amz-decoded-content-length", "66560",
                        "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
    }

    private static WireRequest request(String method, String path, Map<String, String> headers, String signature) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap().addAll(headers);
        String names = String.join(";", headers.keySet().stream().sorted().toList());
        all.add(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + CREDENTIAL + ",SignedHeaders=" + names + ",Signature=" + signature);
        return new WireRequest(method, path, "", all, Buffer.buffer());
    }

    private static String hash(int length) {
        return Digests.sha256Hex("a".repeat(length).getBytes(StandardCharsets.US_ASCII));
    }
}
