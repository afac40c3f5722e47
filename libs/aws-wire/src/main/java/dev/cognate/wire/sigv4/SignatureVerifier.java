package dev.cognate.wire.sigv4;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.WireRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Proves who sent a request, by its {@code Authorization} header or by a pre-signed query. */
public final class SignatureVerifier {
    private static final int SIGNING_KEYS_KEPT = 1024;
    private static final String PAYLOAD_HASH = "x-amz-content-sha256";

    /** Headers that carry nothing an operation reads, or that are proven otherwise; some clients leave them unsigned. */
    private static final Set<String> MAY_BE_UNSIGNED =
            Set.of("x-amz-user-agent", PAYLOAD_HASH, "x-amz-security-token", "x-amz-date", "x-amz-cf-id");

    private final AccessKeys keys;
    private final String service;
    private final TimeWindow window;
    private final Clock clock;
    private final SigningKeys signingKeys = new SigningKeys(SIGNING_KEYS_KEPT);

    /**
     * Makes a verifier for one API.
     *
     * @param keys finds the key a request names
     * @param service the signing name its credential scope must hold; the region may be any
     * @param clock tells whether a signature is too old
     */
    public SignatureVerifier(AccessKeys keys, String service, Clock clock) {
        this.keys = keys;
        this.service = service;
        this.window = new TimeWindow(clock);
        this.clock = clock;
    }

    /** True when something in the request claims to be a signature. */
    public static boolean isSigned(WireRequest request) {
        return request.headers().contains("authorization") || QueryClaim.isIn(request.parameters());
    }

    /**
     * Verifies a request.
     *
     * @return the owner of the key that signed it
     * @throws SignatureException when it is not signed, or wrongly
     */
    public Principal verify(WireRequest request) throws SignatureException {
        SignatureClaim claim = claim(request);
        if (!service.equals(claim.scope().service())) {
            throw SignatureException.invalid("Credential should be scoped to correct service: '" + service + "'.");
        }
        return proven(request, claim, payloadHash(request)).signer();
    }

    /**
     * Verifies a request to the service its claim names.
     *
     * @param payloadHash as it stands in the canonical request; not compared with the body
     */
    SignedHead proven(WireRequest request, SignatureClaim claim, String payloadHash) throws SignatureException {
        checkDay(claim);
        checkSignedHeaders(request, claim);
        AccessKey key =
                keys.find(claim.accessKeyId(), claim.sessionToken()).orElseThrow(SignatureException::unknownKey);
        window.check(claim);
        byte[] signingKey = signingKeys.of(key, claim.scope());
        checkSignature(request, claim, payloadHash, signingKey);
        if (key.isExpired(clock.instant())) {
            throw SignatureException.expiredKey();
        }
        return new SignedHead(
                key.owner(),
                claim.scope().region(),
                claim.scope().service(),
                payloadHash,
                new ChunkSignatures(signingKey, claim));
    }

    static SignatureClaim claim(WireRequest request) throws SignatureException {
        if (request.headers().contains("authorization")) {
            return HeaderClaim.read(request);
        }
        if (!QueryClaim.isIn(request.parameters())) {
            throw SignatureException.missing();
        }
        return QueryClaim.read(request.parameters());
    }

    private static void checkDay(SignatureClaim claim) throws SignatureException {
        CredentialScope scope = claim.scope();
        if (!claim.timestamp().day().equals(scope.date())) {
            throw SignatureException.invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of"
                    + " date from HTTP: '" + scope.date() + "' != '"
                    + claim.timestamp().day() + "', from '"
                    + claim.timestamp().text() + "'.");
        }
    }

    private static void checkSignedHeaders(WireRequest request, SignatureClaim claim) throws SignatureException {
        List<String> signed = claim.signedHeaders();
        demandSigned("Host", signed.contains("host"));
        boolean isDated = claim.validity().isPresent()
                || signed.contains(request.headers().contains("x-amz-date") ? "x-amz-date" : "date");
        demandSigned("x-amz-date", isDated);
        Set<String> unsigned = new HashSet<>();
        request.headers().names().forEach(name -> unsigned.add(name.toLowerCase(Locale.ROOT)));
        unsigned.removeIf(name -> !name.startsWith("x-amz-") || MAY_BE_UNSIGNED.contains(name));
        signed.forEach(unsigned::remove);
        for (String name : unsigned) {
            demandSigned(name, false);
        }
    }

    private static void demandSigned(String name, boolean isSigned) throws SignatureException {
        if (!isSigned) {
            throw SignatureException.invalid("'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    /** A request that tells another hash than its body's has none that could be proven. */
    private static String payloadHash(WireRequest request) {
        String payloadHash = Digests.sha256Hex(request.body().getBytes());
        String told = request.header(PAYLOAD_HASH);
        return told.isEmpty() || told.equals(payloadHash) ? payloadHash : "";
    }

    private static void checkSignature(WireRequest request, SignatureClaim claim, String payloadHash, byte[] signingKey)
            throws SignatureException {
        SigningStyle style = SigningStyle.of(claim.scope().service());
        String canonical = CanonicalRequest.of(request, claim.signedHeaders(), payloadHash, style);
        String text = String.join(
                "\n",
                SignatureClaim.ALGORITHM,
                claim.timestamp().text(),
                claim.scope().text(),
                Digests.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8)));
        String expected = HexFormat.of().formatHex(Digests.hmac(signingKey, text));
        if (!MessageDigest.isEqual(ascii(expected), ascii(claim.signature()))) {
            throw SignatureException.mismatch();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
