package dev.cognate.identitypool.identity;

import dev.cognate.identitypool.provider.Login;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An identity.
 *
 * @param id {@code <region>:<uuid>}
 * @param poolId where it belongs
 * @param enabled off once its last login was unlinked or it was merged into another
 * @param createdAt when it came about
 * @param modifiedAt when its logins changed last
 * @param logins what it is linked with, longest first; none for guests
 */
public record Identity(
        String id, String poolId, boolean enabled, Instant createdAt, Instant modifiedAt, List<Login> logins) {
    public Identity {
        logins = List.copyOf(logins);
    }

    /** Whether nobody ever signed in with it. */
    public boolean isGuest() {
        return enabled && logins.isEmpty();
    }

    /** Whether it is linked with a user of a provider. */
    public boolean has(Login login) {
        return logins.contains(login);
    }

    /** Its login at a provider, the first if there are several. */
    public Optional<Login> at(String provider) {
        return logins.stream()
                .filter(login -> login.provider().equals(provider))
                .findFirst();
    }
}
