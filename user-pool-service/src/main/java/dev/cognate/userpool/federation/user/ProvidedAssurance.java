package dev.cognate.userpool.federation.user;

import dev.cognate.userpool.federation.ExternalIdentity;
import dev.cognate.userpool.pool.AcrNames;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.token.Assurance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How strongly somebody authenticated at a provider. The AcrMapping of a provider says which of its levels are which of ours,
 * and that it is believed in this; of a provider without one, tokens say only that it vouches for the user.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-step-up-authentication.html">AWS's
 *     guide: authentication levels with ACR and AMR claims</a>
 */
final class ProvidedAssurance {
    private static final String LEVEL = "Level";
    private static final int HIGHEST = 4;
    private static final List<String> METHODS = List.of("pwd", "otp", "sms", "email_otp", "swk", "hwk", "mfa");
    private static final List<String> FEDERATED = List.of("fed");

    private ProvidedAssurance() {}

    /** The {@code acr} and {@code amr} of a user's tokens. */
    static Assurance of(UserPool pool, ExternalIdentity identity) {
        Map<String, String> levels =
                Objects.requireNonNullElse(identity.provider().settings().acrMapping(), Map.of());
        return levels.isEmpty()
                ? new Assurance(Optional.empty(), FEDERATED)
                : new Assurance(level(pool, levels, identity), methods(identity));
    }

    private static Optional<String> level(UserPool pool, Map<String, String> levels, ExternalIdentity identity) {
        return IntStream.rangeClosed(1, HIGHEST)
                .filter(level ->
                        identity.idToken().get("acr") instanceof String acr && acr.equals(levels.get(LEVEL + level)))
                .boxed()
                .reduce((lower, higher) -> higher)
                .map(AcrNames.of(pool)::name);
    }

    private static List<String> methods(ExternalIdentity identity) {
        List<String> known = identity.idToken().get("amr") instanceof Collection<?> said
                ? METHODS.stream().filter(said::contains).toList()
                : List.of();
        return known.isEmpty() ? FEDERATED : known;
    }
}
