package dev.cognate.userpool.token;

import io.smallrye.mutiny.Uni;

/** Implemented by a feature that shapes what tokens say, as a bean. The steps run in the order of their stages. */
public interface ClaimsStep {

    /** When a step runs; each stage sees what those before it made of the tokens. */
    enum Stage {
        /** How the user signed in. */
        AUTHENTICATION,
        /** Claims and scopes the operator declared. */
        DECLARED,
        /** What the pre token generation trigger says; it has the last word. */
        PRE_TOKEN_GENERATION
    }

    /** When this step runs. */
    Stage stage();

    /**
     * Shapes the tokens of one answer. A failure refuses them.
     *
     * @param draft as the steps before left it; {@link ReservedClaims} must stay as they are
     */
    Uni<TokenDraft> shape(Issuance issuance, TokenDraft draft);
}
