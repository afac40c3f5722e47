package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.userpool.throttle.RequestCategory;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** A {@code grant_type} of the token endpoint. */
interface TokenGrant {

    /** The value of {@code grant_type}. */
    String type();

    /** Whose limit its requests share. */
    default RequestCategory category() {
        return RequestCategory.USER_AUTHENTICATION;
    }

    /** What answers say beside the tokens. */
    default Map<String, Object> remarks() {
        return Map.of();
    }

    /** Tokens for what a request shows. Fails with {@link OAuthException}. */
    Uni<AuthenticationResultType> give(TokenRequest request);
}
