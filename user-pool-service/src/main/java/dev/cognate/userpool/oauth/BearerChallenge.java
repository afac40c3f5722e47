package dev.cognate.userpool.oauth;

import dev.cognate.wire.web.WebAnswer;
import java.util.Optional;

/** A request without an access token that is good for it (RFC 6750 §3). */
public final class BearerChallenge extends OAuthException {
    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final int status;
    private final transient Optional<String> scope;
    private final boolean told;

    private BearerChallenge(int status, OAuthError error, Optional<String> scope, boolean told) {
        super(error);
        this.status = status;
        this.scope = scope;
        this.told = told;
    }

    /** There is none; the header then says no error. */
    public static BearerChallenge missing() {
        return new BearerChallenge(
                UNAUTHORIZED,
                OAuthError.of("invalid_token").because("An access token is required"),
                Optional.empty(),
                false);
    }

    /** It is malformed, expired, revoked or somebody else's. */
    public static BearerChallenge invalidToken() {
        return new BearerChallenge(UNAUTHORIZED, OAuthError.of("invalid_token"), Optional.empty(), true);
    }

    /** It does not allow this. */
    public static BearerChallenge insufficientScope(String scope) {
        return new BearerChallenge(FORBIDDEN, OAuthError.of("insufficient_scope"), Optional.of(scope), true);
    }

    /** What answers it. */
    public WebAnswer answer() {
        String header = told
                ? "Bearer error=\"" + error().code() + "\""
                        + scope.map(needed -> ", scope=\"" + needed + "\"").orElse("")
                : "Bearer";
        return OAuthAnswers.error(status, error()).with("www-authenticate", header);
    }
}
