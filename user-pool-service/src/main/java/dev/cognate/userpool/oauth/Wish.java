package dev.cognate.userpool.oauth;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What a client asks to be given.
 *
 * @param scopes those it gets: what it asked for, or all it may have
 * @param nonce goes into the ID token
 * @param codeChallenge an S256 challenge (RFC 7636), when the client uses PKCE
 * @param resource the audience of the access token (RFC 8707)
 * @param proofKey the thumbprint of the key that must be proved for the code (RFC 9449 §10)
 */
public record Wish(
        SequencedSet<String> scopes,
        Optional<String> nonce,
        Optional<String> codeChallenge,
        Optional<String> resource,
        Optional<String> proofKey) {
    public Wish {
        scopes = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(scopes));
    }

    /** Names no nonce and no challenge. */
    @Override
    public String toString() {
        return "Wish[scopes=" + scopes + ", resource=" + resource + "]";
    }
}
