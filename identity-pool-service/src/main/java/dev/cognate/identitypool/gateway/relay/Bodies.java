package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.wire.sigv4.HeadVerifier;
import dev.cognate.wire.sigv4.SignedHead;
import java.util.Set;

/** How a body is checked, by what stands for its hash in the signature. */
final class Bodies {
    private static final String OPEN_CHUNKS = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private static final Set<String> SIGNED_CHUNKS =
            Set.of("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");

    private Bodies() {}

    static boolean isSignedInChunks(String payloadHash) {
        return SIGNED_CHUNKS.contains(payloadHash);
    }

    /** The check for a request's body. */
    static BodyCheck check(Head head, SignedHead signed) {
        String hash = signed.payloadHash();
        if (HeadVerifier.UNSIGNED.equals(hash)) {
            return BodyCheck.none();
        }
        if (OPEN_CHUNKS.equals(hash)) {
            return new OpenChunks(new Chunks(ChunkProof.NONE, Trailers.ofOpen(head), decodedLength(head)));
        }
        if (isSignedInChunks(hash)) {
            return new Chunks(ChunkProof.of(signed.chunks()), Trailers.ofSigned(head, signed), decodedLength(head));
        }
        if (!hash.matches("[0-9a-f]{64}")) {
            throw Refusal.notBuilt("A body signed in another way than by SHA-256 or in chunks");
        }
        return new HashedBody(hash);
    }

    private static long decodedLength(Head head) {
        String length = head.header("x-amz-decoded-content-length").orElse("");
        if (!length.matches("[0-9]{1,18}")) {
            throw new Refusal(
                    411, "MissingContentLength", "You must provide the x-amz-decoded-content-length HTTP header.");
        }
        return Long.parseLong(length);
    }
}
