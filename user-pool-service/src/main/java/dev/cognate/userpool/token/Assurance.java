package dev.cognate.userpool.token;

import java.util.List;
import java.util.Optional;

/**
 * How strongly a user authenticated. Refreshing tokens keeps it.
 *
 * @param acr the level as the pool called it then, if any was reached
 * @param amr the methods, as the {@code amr} claim lists them
 */
public record Assurance(Optional<String> acr, List<String> amr) {
    /** Where it does not matter, and of sign-ins from before it was noted. */
    public static final Assurance UNKNOWN = new Assurance(Optional.empty(), List.of());

    public Assurance {
        amr = List.copyOf(amr);
    }
}
