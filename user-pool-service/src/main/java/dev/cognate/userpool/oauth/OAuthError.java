package dev.cognate.userpool.oauth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An error as OAuth 2.0 writes it (RFC 6749 §4.1.2.1, §5.2).
 *
 * @param code for programs, such as {@code invalid_request}
 * @param description for developers; most errors have none, as in Cognito
 */
public record OAuthError(String code, Optional<String> description) {
    /** A parameter is missing, malformed or given twice. */
    public static final OAuthError INVALID_REQUEST = of("invalid_request");
    /** The client may not do so. */
    public static final OAuthError UNAUTHORIZED_CLIENT = of("unauthorized_client");
    /** The client is unknown or showed a wrong secret. */
    public static final OAuthError INVALID_CLIENT = of("invalid_client");
    /** A code or a refresh token is not good, or not any more. */
    public static final OAuthError INVALID_GRANT = of("invalid_grant");
    /** A scope is unknown, malformed or not the client's. */
    public static final OAuthError INVALID_SCOPE = of("invalid_scope");
    /** The user said no. */
    public static final OAuthError ACCESS_DENIED = of("access_denied");
    /** Nobody is signed in, and nothing may be shown (OpenID Connect Core 1.0 §3.1.2.6). */
    public static final OAuthError LOGIN_REQUIRED = of("login_required");
    /** A fault of ours. */
    public static final OAuthError SERVER_ERROR = of("server_error");

    /** An error without a description. */
    public static OAuthError of(String code) {
        return new OAuthError(code, Optional.empty());
    }

    /** The same with a description, which must not hold what a caller sent. */
    public OAuthError because(String reason) {
        return new OAuthError(code, Optional.of(reason));
    }

    /** The parameters that tell it. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", code);
        description.ifPresent(text -> parameters.put("error_description", text));
        return parameters;
    }
}
