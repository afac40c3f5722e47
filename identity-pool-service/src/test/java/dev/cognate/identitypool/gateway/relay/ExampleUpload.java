package dev.cognate.identitypool.gateway.relay;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.sigv4.ChunkSignatures;
import dev.cognate.wire.sigv4.HeadVerifier;
import dev.cognate.wire.sigv4.SignatureException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The upload of AWS's example, "Transferring payload in multiple chunks" in the S3 API reference. */
final class ExampleUpload {
    private ExampleUpload() {}

    static ChunkSignatures chunks() {
        AccessKey key = new AccessKey(
                "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", new Principal.Root("000000000000"));
        Clock then = Clock.fixed(Instant.parse("2013-05-24T00:00:30Z"), ZoneOffset.UTC);
        try {
            return new HeadVerifier(AccessKeys.of(key), then)
                    .verify(request(), Optional.empty())
                    .chunks();
        } catch (SignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WireRequest request() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("content-encoding", "aws-chunked")
                .add("content-length", "66824")
                .add("host", "s3.amazonaws.com")
                .add("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
                .add("x-amz-date", "20130524T000000Z")
                .add("x-amz-decoded-content-length", "66560")
                .add("x-amz-storage-class", "REDUCED_REDUNDANCY")
                .add(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                + "SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
                                + "x-amz-decoded-content-length;x-amz-storage-class,"
                                + "Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        return new WireRequest("PUT", "/examplebucket/chunkObject.txt", "", headers, Buffer.buffer());
    }
}
