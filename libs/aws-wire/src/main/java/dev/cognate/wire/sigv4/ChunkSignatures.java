package dev.cognate.wire.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The signatures of an upload's chunks, each made over the one before; the first over that of the request.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">Transferring payload in multiple
 *     chunks</a>
 */
public final class ChunkSignatures {
    private static final String OF_CHUNK = "AWS4-HMAC-SHA256-PAYLOAD";
    private static final String OF_TRAILERS = "AWS4-HMAC-SHA256-TRAILER";
    private static final String NOTHING_HASHED = Digests.sha256Hex(new byte[0]);

    private final byte[] signingKey;
    private final String when;
    private String previous;

    ChunkSignatures(byte[] signingKey, SignatureClaim claim) {
        this.signingKey = signingKey.clone();
        this.when = claim.timestamp().text() + "\n" + claim.scope().text();
        this.previous = claim.signature();
    }

    /**
     * Whether the next chunk was signed by the request's signer; each call is for one chunk more.
     *
     * @param contentHash SHA-256 of the chunk's content, small hexadecimal letters
     * @param signature what came with it
     */
    public boolean proves(String contentHash, String signature) {
        return isSignatureOf(String.join("\n", OF_CHUNK, when, previous, NOTHING_HASHED, contentHash), signature);
    }

    /**
     * Whether the trailers behind the last chunk were signed by the request's signer.
     *
     * @param trailersHash SHA-256 of {@code name:value} and a line feed for each, in the order of their names
     * @param signature what came with them
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">Signature calculations
     *     for trailing headers</a>
     */
    public boolean provesTrailers(String trailersHash, String signature) {
        return isSignatureOf(String.join("\n", OF_TRAILERS, when, previous, trailersHash), signature);
    }

    private boolean isSignatureOf(String text, String signature) {
        String expected = HexFormat.of().formatHex(Digests.hmac(signingKey, text));
        previous = expected;
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing: it holds a key. */
    @Override
    public String toString() {
        return "ChunkSignatures";
    }
}
