package dev.cognate.userpool.oauth;

import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client shows of itself.
 *
 * @param clientId who it says it is
 * @param secret as it stands there; empty for none
 * @param decodedSecret the same with its percent-encoding undone, for those in a header
 * @param assertion what the client signed to show who it is (RFC 7523)
 */
record ShownCredentials(
        String clientId, Optional<String> secret, Optional<String> decodedSecret, Optional<String> assertion) {
    private static final String BASIC = "basic ";

    /** Reads header or body. Fails with {@link OAuthException} when neither names a client, or both show a secret. */
    static ShownCredentials of(WebRequest request, RequestParameters body) {
        String header = request.header("authorization");
        Optional<String> secret = body.find("client_secret");
        Optional<String> assertion = body.find("client_assertion");
        if (assertion.isPresent()) {
            return asserted(header, secret, assertion.get(), body);
        }
        if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return new ShownCredentials(body.require("client_id"), secret, Optional.empty(), Optional.empty());
        }
        ShownCredentials shown = parse(header.substring(BASIC.length()).strip());
        boolean other = body.find("client_id")
                .filter(id -> !id.equals(shown.clientId()))
                .isPresent();
        if (secret.isPresent() || other) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return shown;
    }

    /** One way at a time (RFC 6749 §2.3); the client may be named beside the assertion, which names it too. */
    private static ShownCredentials asserted(
            String header, Optional<String> secret, String assertion, RequestParameters body) {
        boolean alone = header.isEmpty()
                && secret.isEmpty()
                && body.require("client_assertion_type").equals(ClientAssertions.TYPE);
        if (!alone) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        String subject = ClientAssertions.subject(assertion);
        if (body.find("client_id").filter(id -> !id.equals(subject)).isPresent()) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return new ShownCredentials(subject, Optional.empty(), Optional.empty(), Optional.of(assertion));
    }

    private static ShownCredentials parse(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                Optional<String> secret = Optional.of(pair.substring(colon + 1)).filter(text -> !text.isEmpty());
                return new ShownCredentials(
                        decode(pair.substring(0, colon)),
                        secret,
                        secret.map(ShownCredentials::decode),
                        Optional.empty());
            }
        } catch (IllegalArgumentException notBase64) {
            throw new OAuthException(OAuthError.INVALID_CLIENT);
        }
        throw new OAuthException(OAuthError.INVALID_CLIENT);
    }

    private static String decode(String text) {
        return PercentEncoding.decode(text.replace("+", "%20"));
    }

    @Override
    public String toString() {
        return "ShownCredentials[clientId=" + clientId + "]";
    }
}
