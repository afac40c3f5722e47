package dev.cognate.wire.sigv4;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The signing side, for calls to services of AWS or what stands for them. */
public final class RequestSigner {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final int KEYS_KEPT = 16;
    private static final int DATE_LENGTH = 8;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AccessKey key;
    private final Optional<String> sessionToken;
    private final SigningKeys keys = new SigningKeys(KEYS_KEPT);

    /**
     * Signs with one key.
     *
     * @param sessionToken goes with temporary keys
     */
    public RequestSigner(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
        this.key = new AccessKey(accessKeyId, secretAccessKey, Principal.ANONYMOUS);
        this.sessionToken = sessionToken;
    }

    /**
     * The headers that make a request signed: {@code authorization}, {@code x-amz-date} and, with a temporary key, {@code
     * x-amz-security-token}.
     *
     * @param request with all its headers, {@code host} among them; each is signed
     */
    public Map<String, String> sign(WireRequest request, String region, String service, Instant now) {
        return sign(
                request, region, service, now, Digests.sha256Hex(request.body().getBytes()));
    }

    /**
     * Signs a request whose body is sent as a stream.
     *
     * @param payloadHash SHA-256 of the body in small hexadecimal letters, or what stands for it in the service
     */
    public Map<String, String> sign(
            WireRequest request, String region, String service, Instant now, String payloadHash) {
        Map<String, String> added = new LinkedHashMap<>();
        added.put("x-amz-date", TIME.format(now));
        sessionToken.ifPresent(token -> added.put("x-amz-security-token", token));
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().addAll(request.headers()).addAll(added);
        List<String> names = headers.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        CredentialScope scope = new CredentialScope(TIME.format(now).substring(0, DATE_LENGTH), region, service);
        String canonical = CanonicalRequest.of(
                new WireRequest(request.method(), request.path(), request.query(), headers, request.body()),
                names,
                payloadHash,
                SigningStyle.of(service));
        String signature = HexFormat.of().formatHex(Digests.hmac(keys.of(key, scope), text(canonical, scope, now)));
        added.put(
                "authorization",
                ALGORITHM + " Credential=" + key.id() + "/" + scope.text() + ", SignedHeaders="
                        + String.join(";", names) + ", Signature=" + signature);
        return added;
    }

    private static String text(String canonical, CredentialScope scope, Instant now) {
        return String.join(
                "\n",
                ALGORITHM,
                TIME.format(now),
                scope.text(),
                Digests.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "RequestSigner[key=" + key.id() + "]";
    }
}
