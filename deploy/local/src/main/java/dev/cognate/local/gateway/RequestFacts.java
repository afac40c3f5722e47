package dev.cognate.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What routing looks at; the body is never read.
 *
 * @param method upper case
 * @param host of the Host header, lower case, without the port; empty when there is none
 * @param path as sent
 * @param query as sent, empty when there is none
 * @param amzTarget the {@code X-Amz-Target} header, empty when there is none
 * @param authorization the {@code Authorization} header, empty when there is none
 * @param contentType the {@code Content-Type} header, empty when there is none
 */
record RequestFacts(
        String method,
        String host,
        String path,
        String query,
        String amzTarget,
        String authorization,
        String contentType) {
    /** {@code Credential=AKIA…/20260101/us-east-1/sts/aws4_request}, in a header or percent-encoded in a query. */
    private static final Pattern SCOPE = Pattern.compile(
            "Credential=[^/%]+(?:/|%2F)\\d{8}(?:/|%2F)[^/%]+(?:/|%2F)([a-z0-9-]+)(?:/|%2F)aws4_request",
            Pattern.CASE_INSENSITIVE);

    static RequestFacts of(HttpServerRequest request) {
        return new RequestFacts(
                request.method().name(),
                hostOf(request),
                Optional.ofNullable(request.path()).orElse("/"),
                Optional.ofNullable(request.query()).orElse(""),
                header(request, "X-Amz-Target"),
                header(request, "Authorization"),
                header(request, "Content-Type"));
    }

    private static String header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    private static String hostOf(HttpServerRequest request) {
        return Optional.ofNullable(request.authority())
                .map(authority -> authority.host().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The service named by the credential scope of a signature. */
    Optional<String> signingName() {
        Matcher inHeader = SCOPE.matcher(authorization);
        if (inHeader.find()) {
            return Optional.of(inHeader.group(1));
        }
        Matcher inQuery = SCOPE.matcher(query);
        return inQuery.find() ? Optional.of(inQuery.group(1)) : Optional.empty();
    }
}
