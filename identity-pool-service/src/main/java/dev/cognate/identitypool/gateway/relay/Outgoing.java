package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Upstream;
import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.sigv4.HeadVerifier;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request as the upstream gets it: the same question, without the caller's signature.
 *
 * @param method in capitals
 * @param path below the upstream's root
 * @param query without the question mark
 * @param headers with Host and the operator's signature
 */
record Outgoing(String method, String path, String query, MultiMap headers) {
    private static final String AMZ = "x-amz-";
    private static final String PAYLOAD_HASH = "x-amz-content-sha256";
    private static final String DECODED_LENGTH = "x-amz-decoded-content-length";
    private static final String CONTENT_ENCODING = "content-encoding";

    /**
     * Of this connection (RFC 9110 §7.6.1) or of the caller's signature, and those that make servers do something else than
     * the request line says.
     */
    private static final Set<String> NOT_PASSED = Set.of(
            "host",
            "authorization",
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "date",
            "forwarded",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-method",
            "x-original-uri",
            "x-original-url",
            "x-rewrite-url",
            "x-amz-date",
            "x-amz-security-token",
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-expires",
            "x-amz-signedheaders",
            "x-amz-signature",
            PAYLOAD_HASH);

    /**
     * The request for an upstream.
     *
     * @param path the one spelling of what was decided about
     * @param body as it will be sent
     */
    static Outgoing of(Head head, Upstream upstream, String path, OutgoingBody body, Instant now) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        head.headers().forEach((name, value) -> {
            if (passes(name.toLowerCase(Locale.ROOT))) {
                headers.add(name, value);
            }
        });
        hoisted(head).forEach(headers::set);
        if (body.decoded()) {
            unframe(headers);
        }
        headers.set("host", upstream.authority());
        if ("s3".equals(upstream.service())) {
            headers.set(PAYLOAD_HASH, body.payloadHash());
        }
        var outgoing = new Outgoing(head.method(), upstream.basePath() + path, query(head), headers);
        outgoing.sign(upstream, body, now);
        return outgoing;
    }

    /** Some servers take an underscore for a hyphen, so a name with one could be any of the others. */
    private static boolean passes(String name) {
        return !NOT_PASSED.contains(name) && !name.startsWith("x-forwarded-") && name.indexOf('_') < 0;
    }

    /** A pre-signed URL may carry headers in its query; behind the gateway they are headers again. */
    private static Map<String, String> hoisted(Head head) {
        Map<String, String> all = new HashMap<>(head.amz());
        all.keySet().removeIf(name -> !passes(name) || head.headers().contains(name));
        return all;
    }

    private static boolean isAmz(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(AMZ);
    }

    private static boolean isChecksum(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(BodyChecksum.PREFIX);
    }

    /** Whether a body comes in signed chunks, of which only the content goes on. */
    static boolean isFramed(Head head) {
        return head.header(PAYLOAD_HASH).filter(Bodies::isSignedInChunks).isPresent();
    }

    private static void unframe(MultiMap headers) {
        headers.set("content-length", headers.get(DECODED_LENGTH));
        headers.remove(DECODED_LENGTH).remove("x-amz-trailer");
        if (headers.names().stream().noneMatch(Outgoing::isChecksum)) {
            headers.remove("x-amz-sdk-checksum-algorithm");
        }
        String left = Arrays.stream(
                        String.join(",", headers.getAll(CONTENT_ENCODING)).split(","))
                .map(String::trim)
                .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("aws-chunked"))
                .collect(Collectors.joining(","));
        headers.remove(CONTENT_ENCODING);
        if (!left.isEmpty()) {
            headers.set(CONTENT_ENCODING, left);
        }
    }

    private static String query(Head head) {
        return head.query().all().stream()
                .filter(parameter -> !isAmz(parameter.decodedName()))
                .map(parameter -> PercentEncoding.normalise(parameter.name())
                        + (parameter.value().isEmpty() ? "" : "=" + PercentEncoding.normalise(parameter.value())))
                .collect(Collectors.joining("&"));
    }

    private void sign(Upstream upstream, OutgoingBody body, Instant now) {
        MultiMap signed = MultiMap.caseInsensitiveMultiMap();
        headers.forEach((name, value) -> {
            if ("host".equalsIgnoreCase(name) || isAmz(name)) {
                signed.add(name, value);
            }
        });
        WireRequest request = new WireRequest(method, path, query, signed, Buffer.buffer());
        upstream.signer()
                .ifPresent(
                        signer -> signer.sign(request, upstream.region(), upstream.service(), now, body.payloadHash())
                                .forEach(headers::set));
    }

    /** Path and query. */
    String uri() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Nothing of the query or the headers. */
    @Override
    public String toString() {
        return "Outgoing[method=" + method + "]";
    }

    /**
     * What goes with the request.
     *
     * @param payloadHash as it stands in the signature
     * @param decoded whether signed chunks were taken apart
     */
    record OutgoingBody(String payloadHash, boolean decoded) {
        static OutgoingBody of(String signedHash) {
            boolean decoded = Bodies.isSignedInChunks(signedHash);
            return new OutgoingBody(decoded ? HeadVerifier.UNSIGNED : signedHash, decoded);
        }
    }
}
