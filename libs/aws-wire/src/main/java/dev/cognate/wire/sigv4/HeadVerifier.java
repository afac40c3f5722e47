package dev.cognate.wire.sigv4;

import dev.cognate.iam.AccessKeys;
import dev.cognate.wire.http.QueryParameters;
import dev.cognate.wire.http.WireRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Proves who sent a request to any service, before its body is here. */
public final class HeadVerifier {
    /** In the place of a hash: the body is not signed. */
    public static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private static final String PAYLOAD_HASH = "x-amz-content-sha256";
    private static final String HEXADECIMAL = "[0-9a-f]{64}";

    private final SignatureVerifier verifier;

    /**
     * Makes a verifier.
     *
     * @param keys finds the key a request names
     * @param clock tells whether a signature is too old
     */
    public HeadVerifier(AccessKeys keys, Clock clock) {
        this.verifier = new SignatureVerifier(keys, "", clock);
    }

    /** Whether the signature of a request to a service can only be proven with its body's hash, which it does not tell. */
    public static boolean needsBody(WireRequest request, String service) {
        return SigningStyle.of(service) == SigningStyle.GENERAL
                && request.header(PAYLOAD_HASH).isEmpty();
    }

    /**
     * Verifies a request.
     *
     * @param head what it is and says
     * @param bodyHash SHA-256 of the body in small hexadecimal letters, for requests that do not tell it themselves
     * @throws SignatureException when it is signed wrongly
     */
    public SignedHead verify(ClaimedHead head, Optional<String> bodyHash) throws SignatureException {
        String payloadHash = SigningStyle.of(head.service()) == SigningStyle.S3
                ? ofObject(head.request(), head.claim())
                : general(head.request(), bodyHash);
        return verifier.proven(head.request(), head.claim(), payloadHash);
    }

    private static String general(WireRequest request, Optional<String> bodyHash) throws SignatureException {
        String told = request.header(PAYLOAD_HASH);
        if (told.isEmpty()) {
            return bodyHash.orElseThrow(SignatureException::mismatch);
        }
        if (!told.matches(HEXADECIMAL)) {
            throw SignatureException.mismatch();
        }
        return told;
    }

    /** Pre-signed URLs leave the body open unless they say otherwise. */
    private static String ofObject(WireRequest request, SignatureClaim claim) throws SignatureException {
        String told = String.join(",", request.headers().getAll(PAYLOAD_HASH));
        if (!told.isEmpty()) {
            return told;
        }
        if (claim.validity().isEmpty()) {
            throw SignatureException.incomplete("Missing required header for this request: x-amz-content-sha256");
        }
        List<String> inQuery = request.parameters().all().stream()
                .filter(parameter -> PAYLOAD_HASH.equalsIgnoreCase(parameter.decodedName()))
                .map(QueryParameters.Parameter::decodedValue)
                .toList();
        return inQuery.isEmpty() ? UNSIGNED : String.join(",", inQuery);
    }
}
