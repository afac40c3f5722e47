package dev.cognate.userpool.federation.user;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.UsernameExistsException;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.group.ProviderGroups;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps users who come from identity providers. Every method works inside the caller's unit of work. */
@ApplicationScoped
class FederatedUsers {
    private final Users users;
    private final IdentityStore store;
    private final IdentityOwners owners;
    private final Identities identities;
    private final ProviderGroups groups;
    private final UserPoolEvents events;
    private final Clock clock;

    FederatedUsers(
            Users users,
            IdentityStore store,
            IdentityOwners owners,
            Identities identities,
            ProviderGroups groups,
            UserPoolEvents events,
            Clock clock) {
        this.users = users;
        this.store = store;
        this.owners = owners;
        this.identities = identities;
        this.groups = groups;
        this.events = events;
        this.clock = clock;
    }

    /** Whose identity it is; empty for somebody new. Fails when an administrator took the identity its right to sign in. */
    Uni<Optional<User>> find(Mutiny.Session session, Arrival arrival) {
        return known(session, arrival)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : users.find(session, arrival.pool().id(), found.get().sub()));
    }

    /**
     * Updates the user of an identity, or creates one. Two who come at once are one: the second finds what the first made.
     *
     * @param wanted the user to create
     */
    Uni<Member> admit(Mutiny.Session session, Arrival arrival, NewUser wanted) {
        return update(session, arrival)
                .chain(found ->
                        found.map(Uni.createFrom()::item).orElseGet(() -> createUnlessThere(session, arrival, wanted)));
    }

    private Uni<Member> createUnlessThere(Mutiny.Session session, Arrival arrival, NewUser wanted) {
        return store.claim(session, arrival.pool().id(), arrival.key(), wanted.sub(), false)
                .chain(mine -> mine
                        ? create(session, arrival, wanted)
                        : update(session, arrival).map(found -> found.orElseThrow(FederatedUsers::gone)));
    }

    /**
     * Brings the user of an identity up to date; empty when it is not anybody's any more. An identity linked by a claim
     * becomes one of the subject, which stays when the claim changes.
     */
    Uni<Optional<Member>> update(Mutiny.Session session, Arrival arrival) {
        return owners.lock(session, arrival.pool().id(), () -> known(session, arrival))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : update(session, arrival, found.get()));
    }

    private Uni<Optional<Member>> update(Mutiny.Session session, Arrival arrival, IdentityOwners.Owner owner) {
        return owner.identity().attribute().equals(IdentityKey.SUBJECT)
                ? store(session, arrival, owner.user(), owner.user().attributes())
                        .map(Optional::of)
                : bind(session, arrival, owner);
    }

    private Uni<Optional<KnownIdentity>> known(Mutiny.Session session, Arrival arrival) {
        return store.find(session, arrival.pool().id(), arrival.key(), ProviderClaims.asserted(arrival.identity()))
                .invoke(found -> {
                    if (found.filter(identity -> !identity.enabled()).isPresent()) {
                        throw new NotAuthorizedException("User is disabled.");
                    }
                });
    }

    private Uni<Member> create(Mutiny.Session session, Arrival arrival, NewUser wanted) {
        return users.create(session, arrival.pool(), wanted)
                .onFailure(UsernameExistsException.class)
                .transform(taken ->
                        new UsernameExistsException("Already found an entry for username " + wanted.username()))
                .call(user -> groups.join(session, arrival.pool(), user, arrival.provider(), arrival.context()))
                .call(user -> {
                    Map<String, Object> details = EventDetails.of(
                            arrival.context(),
                            "clientId",
                            arrival.target().client().id());
                    details.put("providerName", arrival.provider());
                    return events.record(session, UserPoolEventType.USER_SIGNED_UP, arrival.pool(), user, details);
                })
                .map(user -> new Member(user, true));
    }

    private Uni<Optional<Member>> bind(Mutiny.Session session, Arrival arrival, IdentityOwners.Owner owner) {
        return store.claim(
                        session,
                        arrival.pool().id(),
                        arrival.key(),
                        owner.user().sub(),
                        owner.identity().linked())
                .chain(mine -> mine
                        ? rename(session, arrival, owner).map(Optional::of)
                        // the subject just came to be somebody's, and it goes before any claim
                        : update(session, arrival));
    }

    private Uni<Member> rename(Mutiny.Session session, Arrival arrival, IdentityOwners.Owner owner) {
        String claim = owner.identity().attribute();
        String value = ProviderClaims.asserted(arrival.identity()).get(claim);
        String subject = arrival.identity().subject();
        Map<String, String> renamed = identities.change(
                owner.user().attributes(),
                all -> all.stream()
                        .map(identity ->
                                identity.is(arrival.provider(), value) ? identity.withUserId(subject) : identity)
                        .toList());
        return store.release(session, arrival.pool().id(), new IdentityKey(arrival.provider(), claim, value))
                .chain(() -> store(session, arrival, owner.user(), renamed));
    }

    private Uni<Member> store(Mutiny.Session session, Arrival arrival, User before, Map<String, String> attributes) {
        Map<String, String> wanted = arrival.attributes().update(attributes);
        if (!before.enabled() || wanted.equals(before.attributes())) {
            return Uni.createFrom().item(new Member(before, false));
        }
        User after = before.withAttributes(wanted, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return users.update(session, arrival.pool(), before, after)
                .call(stored -> events.record(
                        session,
                        UserPoolEventType.USER_UPDATED,
                        arrival.pool(),
                        stored,
                        EventDetails.of(arrival.context(), "attributes", changed(before, stored))))
                .map(stored -> new Member(stored, false));
    }

    private static Set<String> changed(User before, User after) {
        Set<String> names = new TreeSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        names.removeIf(name -> before.attribute(name).equals(after.attribute(name)));
        return names;
    }

    private static NotAuthorizedException gone() {
        return new NotAuthorizedException("User does not exist.");
    }
}
