package dev.cognate.iam.session;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Why a request was refused, sealed for the one who was refused: only who may call {@code DecodeAuthorizationMessage} reads
 * it.
 */
public final class AuthorizationMessages {
    private final Sealer sealer;

    /** Seals and opens with a keyring. */
    public AuthorizationMessages(Keyring keyring) {
        this.sealer = keyring.sealer("authorization-message");
    }

    /** Seals a document. */
    public String encode(String document) {
        return sealer.sealToString(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens one; empty when it is not ours. */
    public Optional<String> decode(String encoded) {
        try {
            return Optional.of(new String(sealer.openString(encoded), StandardCharsets.UTF_8));
        } catch (UnsealableException e) {
            return Optional.empty();
        }
    }
}
