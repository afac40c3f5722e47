package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.wire.sigv4.ChunkSignatures;
import dev.cognate.wire.sigv4.SignedHead;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands behind the last of an upload's chunks: headers that were announced, signed like one chunk more if the chunks
 * are. Those with a checksum are compared with the content: behind the gateway, nobody may get to see them or look at them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">Signature calculations for
 *     trailing headers</a>
 */
final class Trailers {
    private static final int MOST = 16;
    private static final String SIGNATURE = "x-amz-trailer-signature";

    private final Optional<ChunkSignatures> signatures;
    private final boolean areExpected;
    private final Set<String> announced;
    private final Map<String, BodyChecksum> checksums = new LinkedHashMap<>();
    private final Map<String, String> found = new TreeMap<>();

    /**
     * Expects trailers.
     *
     * @param signatures of the chunks before, when the trailers are signed too
     * @param areExpected whether there have to be any; without it they say nothing
     * @param announced their names, in small letters
     */
    private Trailers(Optional<ChunkSignatures> signatures, boolean areExpected, Set<String> announced) {
        this.signatures = signatures;
        this.areExpected = areExpected;
        this.announced = announced;
        if (areExpected) {
            announced.forEach(name -> BodyChecksum.named(name).ifPresent(checksum -> checksums.put(name, checksum)));
        }
    }

    /** Those a request announces, behind chunks that are signed. */
    static Trailers ofSigned(Head head, SignedHead signed) {
        return new Trailers(Optional.of(signed.chunks()), signed.payloadHash().endsWith("-TRAILER"), announced(head));
    }

    /** Those a request announces, behind chunks that are not. */
    static Trailers ofOpen(Head head) {
        return new Trailers(Optional.empty(), true, announced(head));
    }

    private static Set<String> announced(Head head) {
        return Arrays.stream(head.header("x-amz-trailer").orElse("").split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Takes the next bytes of the content. */
    void content(Buffer bytes) {
        checksums.values().forEach(checksum -> checksum.add(bytes));
    }

    /** Takes one of them, without the end of its line. */
    void read(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || found.size() == MOST) {
            throw malformed();
        }
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (found.put(name, line.substring(colon + 1).strip()) != null) {
            throw malformed();
        }
    }

    /**
     * Called once, behind the last.
     *
     * @throws Refusal when they are not those that were announced, were not signed, or tell of other content
     */
    void finish() {
        if (!areExpected) {
            return;
        }
        String signature = found.remove(SIGNATURE);
        boolean isUnsigned = signature == null && signatures.isPresent();
        if (isUnsigned || !found.keySet().equals(announced)) {
            throw malformed();
        }
        signatures.ifPresent(proof -> requireSigned(proof, signature));
        checksums.forEach((name, checksum) -> checksum.require(found.get(name)));
    }

    private void requireSigned(ChunkSignatures proof, String signature) {
        StringBuilder text = new StringBuilder();
        found.forEach(
                (name, value) -> text.append(name).append(':').append(value).append('\n'));
        if (!proof.provesTrailers(HashedBody.of(Buffer.buffer(text.toString())), signature)) {
            throw ChunkProof.mismatch();
        }
    }

    private static Refusal malformed() {
        return new Refusal(
                400,
                "MalformedTrailerError",
                "The request contained trailing data that was not well-formed or did not conform to our published"
                        + " schema.");
    }

    /** Nothing of what they say: it is the client's. */
    @Override
    public String toString() {
        return "Trailers" + announced;
    }
}
