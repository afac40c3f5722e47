package dev.cognate.identitypool.identity;

import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.contract.identity.ResourceConflictException;
import dev.cognate.identitypool.provider.Login;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of identities whose logins are shown together (developer guide, "Identity pools authentication flow":
 * linking logins, merging identities).
 *
 * @param owner the identity that has all the logins then; empty for a new one
 * @param linked logins nobody had before
 * @param merged identities whose logins go to the owner, and that are disabled
 */
record LinkPlan(Optional<Identity> owner, List<Login> linked, List<Identity> merged) {
    static final int MAX_LOGINS = 20;

    private static final Comparator<Identity> OLDEST_FIRST =
            Comparator.comparing(Identity::createdAt).thenComparing(Identity::id);

    /**
     * Decides.
     *
     * @param given the identity the caller named, if it named one
     * @param owners by login, the identity that has it; empty when nobody has
     * @param trusted whether the caller may name any identity, as backends of the operator's own do
     * @throws NotAuthorizedException when the logins do not open the given identity
     * @throws ResourceConflictException when one identity would have two users of one provider, or too many logins
     */
    static LinkPlan of(Optional<Identity> given, Map<Login, Optional<Identity>> owners, boolean trusted) {
        Map<String, Identity> concerned = new LinkedHashMap<>();
        owners.values().stream().flatMap(Optional::stream).forEach(owner -> concerned.put(owner.id(), owner));
        given.ifPresent(identity -> requireEnabled(identity, !concerned.isEmpty()));
        given.filter(identity -> !trusted).ifPresent(identity -> requireOpened(identity, owners.keySet()));
        given.filter(Identity::enabled).ifPresent(identity -> concerned.put(identity.id(), identity));

        Optional<Identity> owner = concerned.values().stream()
                .min(Comparator.comparing(Identity::isGuest).thenComparing(OLDEST_FIRST));
        List<Identity> merged = concerned.values().stream()
                .filter(identity -> owner.filter(identity::equals).isEmpty())
                .sorted(OLDEST_FIRST)
                .toList();
        List<Login> linked = owners.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        requireAllowed(Stream.concat(owner.stream(), merged.stream()).toList(), linked);
        return new LinkPlan(owner, linked, merged);
    }

    private static void requireOpened(Identity given, Set<Login> shown) {
        boolean opened = given.logins().stream().anyMatch(shown::contains);
        if (!given.logins().isEmpty() && !opened) {
            throw new NotAuthorizedException("Logins don't match. Please include at least one valid login for this"
                    + " identity or identity pool.");
        }
    }

    /** Who was merged into another finds it by its logins; who lost all its logins is gone for good. */
    private static void requireEnabled(Identity given, boolean known) {
        if (!given.enabled() && !known) {
            throw Identities.forbidden(given.id());
        }
    }

    /** Whether everything is as it should be already. */
    boolean changesNothing() {
        return owner.isPresent() && linked.isEmpty() && merged.isEmpty();
    }

    /** Throws {@link ResourceConflictException} when identities and logins cannot become one identity. */
    static void requireAllowed(List<Identity> identities, List<Login> linked) {
        List<Login> all = Stream.concat(
                        identities.stream().flatMap(identity -> identity.logins().stream()), linked.stream())
                .toList();
        Set<String> publicProviders = new HashSet<>();
        for (Login login : all) {
            if (!login.developer() && !publicProviders.add(login.provider())) {
                throw new ResourceConflictException(
                        "Only one login of the provider " + login.provider() + " can be linked to an identity.");
            }
        }
        if (all.size() > MAX_LOGINS) {
            throw new ResourceConflictException("At most " + MAX_LOGINS + " logins can be linked to an identity.");
        }
    }
}
