package dev.cognate.wire.sigv4;

import dev.cognate.wire.http.WireRequest;

/** A request up to its body, with what it says of its own signature; nothing of that is proven yet. */
public final class ClaimedHead {
    private final WireRequest request;
    private final SignatureClaim claim;

    private ClaimedHead(WireRequest request, SignatureClaim claim) {
        this.request = request;
        this.claim = claim;
    }

    /**
     * Reads what a request says.
     *
     * @param request whose body is not looked at
     * @throws SignatureException when it is not signed, or its signature cannot be read
     */
    public static ClaimedHead of(WireRequest request) throws SignatureException {
        return new ClaimedHead(request, SignatureVerifier.claim(request));
    }

    /** The service it says it is signed for. */
    public String service() {
        return claim.scope().service();
    }

    WireRequest request() {
        return request;
    }

    SignatureClaim claim() {
        return claim;
    }

    @Override
    public String toString() {
        return "ClaimedHead[" + claim + "]";
    }
}
