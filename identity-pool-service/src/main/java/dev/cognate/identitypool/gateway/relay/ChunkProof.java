package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.wire.sigv4.ChunkSignatures;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What proves the chunks of an upload, one by one. */
interface ChunkProof {
    /** Chunks nobody signed. */
    ChunkProof NONE = new ChunkProof() {
        @Override
        public void content(Buffer bytes) {
            // there is nothing to compare it with
        }

        @Override
        public void end(String extension) {
            // whatever stands there, it is no signature
        }
    };

    /** Takes the next bytes of a chunk. */
    void content(Buffer bytes);

    /**
     * Called at the end of each chunk.
     *
     * @param extension what stands behind its length
     * @throws Refusal when it does not prove the chunk
     */
    void end(String extension);

    /** The signatures of a request's chunks. */
    static ChunkProof of(ChunkSignatures signatures) {
        return new Signed(signatures);
    }

    /** A chunk somebody else signed. */
    static Refusal mismatch() {
        return new Refusal(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and"
                        + " signing method.");
    }

    /** Proves by signatures. */
    final class Signed implements ChunkProof {
        private static final Pattern EXTENSION = Pattern.compile("chunk-signature=([0-9a-f]{64})");

        private final ChunkSignatures signatures;
        private final MessageDigest digest = HashedBody.sha256();

        private Signed(ChunkSignatures signatures) {
            this.signatures = signatures;
        }

        @Override
        public void content(Buffer bytes) {
            Pieces.show(bytes, digest::update);
        }

        @Override
        public void end(String extension) {
            Matcher matcher = EXTENSION.matcher(extension);
            if (!matcher.matches()) {
                throw Chunks.incomplete();
            }
            // a digest begins anew after each
            if (!signatures.proves(HexFormat.of().formatHex(digest.digest()), matcher.group(1))) {
                throw mismatch();
            }
        }

        /** Nothing: it holds a key. */
        @Override
        public String toString() {
            return "Signed";
        }
    }
}
