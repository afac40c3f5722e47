package dev.cognate.identitypool.gateway.relay;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.identitypool.gateway.Head;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.sigv4.ClaimedHead;
import dev.cognate.wire.sigv4.HeadVerifier;
import dev.cognate.wire.sigv4.SignatureException;
import dev.cognate.wire.sigv4.SignedHead;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The uploads of AWS's examples, "Transferring payload in multiple chunks" and "Signature calculations for trailing headers"
 * in the S3 API reference: 66,560 letters, 64 KiB in the first chunk and 1 KiB in the second.
 */
final class ExampleUpload {
    static final int LENGTH = 66_560;

    private static final String CREDENTIAL =
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,";

    private ExampleUpload() {}

    /** A check that expects no trailers. */
    static BodyCheck check(long length) {
        SignedHead signed = signed(untrailed());
        return new Chunks(ChunkProof.of(signed.chunks()), Trailers.ofSigned(head(untrailed()), signed), length);
    }

    /** A check that expects a CRC-32C behind the content. */
    static BodyCheck trailedCheck() {
        return trailedCheck("x-amz-checksum-crc32c");
    }

    /** A check that expects trailers of these names. */
    static BodyCheck trailedCheck(String names) {
        SignedHead signed = signed(trailed());
        Head head = head(trailed());
        head.headers().set("x-amz-trailer", names);
        return new Chunks(ChunkProof.of(signed.chunks()), Trailers.ofSigned(head, signed), LENGTH);
    }

    /** The body with the CRC-32C and what signs it. */
    static String trailedBody() {
        return "10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n"
                + "a".repeat(65_536)
                + "\r\n400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n"
                + "a".repeat(1_024)
                + "\r\n0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
                + "x-amz-checksum-crc32c:sOO8/Q==\r\n"
                + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n";
    }

    private static SignedHead signed(MultiMap headers) {
        AccessKey key = new AccessKey(
                "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", new Principal.Root("000000000000"));
        Clock then = Clock.fixed(Instant.parse("2013-05-24T00:00:30Z"), ZoneOffset.UTC);
        try {
            return new HeadVerifier(AccessKeys.of(key), then)
                    .verify(
                            ClaimedHead.of(new WireRequest(
                                    "PUT", "/examplebucket/chunkObject.txt", "", headers, Buffer.buffer())),
                            Optional.empty());
        } catch (SignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Head head(MultiMap headers) {
        return new Head("PUT", "/examplebucket/chunkObject.txt", "", headers, headers.get("host"));
    }

    private static MultiMap common() {
        return MultiMap.caseInsensitiveMultiMap()
                .add("content-encoding", "aws-chunked")
                .add("content-length", "66824")
                .add("host", "s3.amazonaws.com")
                .add("x-amz-date", "20130524T000000Z")
                .add("x-amz-decoded-content-length", "66560")
                .add("x-amz-storage-class", "REDUCED_REDUNDANCY");
    }

    private static MultiMap untrailed() {
        return common().add("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
                .add(
                        "authorization",
                        CREDENTIAL
                                + "SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
                                + "x-amz-decoded-content-length;x-amz-storage-class,"
                                + "Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
    }

    private static MultiMap trailed() {
        return common().add("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")
                .add("x-amz-trailer", "x-amz-checksum-crc32c")
                .add(
                        "authorization",
                        CREDENTIAL + "SignedHeaders=content-encoding;host;x-amz-content-sha256;x-amz-date;"
                                + "x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer,"
                                + "Signature=106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
    }
}
