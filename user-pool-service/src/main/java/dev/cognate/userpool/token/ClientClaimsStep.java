package dev.cognate.userpool.token;

import io.smallrye.mutiny.Uni;

/** Implemented by a feature that shapes what access tokens of clients without a user say, as a bean. */
public interface ClientClaimsStep {

    /**
     * Shapes the access token of one answer. A failure refuses it.
     *
     * @param draft without an ID token; {@link ReservedClaims} must stay as they are
     */
    Uni<TokenDraft> shape(ClientIssuance issuance, TokenDraft draft);
}
