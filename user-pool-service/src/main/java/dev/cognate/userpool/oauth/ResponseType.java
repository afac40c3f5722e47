package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.OAuthFlowType;
import java.util.Arrays;
import java.util.Optional;

/** What a client wants back: {@code response_type}. */
public enum ResponseType {
    /** A code for the token endpoint. */
    CODE("code", OAuthFlowType.CODE, ResponseMode.QUERY),
    /** Tokens at once: Cognito's implicit grant, which gives an ID token too when {@code openid} is asked for. */
    TOKEN("token", OAuthFlowType.IMPLICIT, ResponseMode.FRAGMENT);

    private final String wireName;
    private final OAuthFlowType flow;
    private final ResponseMode usualMode;

    ResponseType(String wireName, OAuthFlowType flow, ResponseMode usualMode) {
        this.wireName = wireName;
        this.flow = flow;
        this.usualMode = usualMode;
    }

    static Optional<ResponseType> of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(text))
                .findFirst();
    }

    /** The flow a client must be allowed for it. */
    OAuthFlowType flow() {
        return flow;
    }

    ResponseMode usualMode() {
        return usualMode;
    }

    /** Tokens never travel in a query (OAuth 2.0 Multiple Response Type Encoding Practices §5). */
    boolean allows(ResponseMode mode) {
        return this == CODE || mode != ResponseMode.QUERY;
    }
}
