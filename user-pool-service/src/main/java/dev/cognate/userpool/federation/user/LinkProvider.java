package dev.cognate.userpool.federation.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminLinkProviderForUserOperation;
import dev.cognate.contract.idp.AdminLinkProviderForUserRequest;
import dev.cognate.contract.idp.AdminLinkProviderForUserResponse;
import dev.cognate.contract.idp.ProviderUserIdentifierType;
import dev.cognate.database.Database;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.identityprovider.IdentityProviders;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * AdminLinkProviderForUser: who comes from a provider with this identity signs in as this user. Links are by the subject or,
 * with OpenID Connect and SAML, by any claim until the first sign-in.
 */
@ApplicationScoped
class LinkProvider implements AdminLinkProviderForUserOperation {
    private final Database database;
    private final Pools pools;
    private final IdentityProviders providers;
    private final Users users;
    private final IdentityStore store;
    private final IdentityOwners owners;
    private final LinkedUsers linkedUsers;
    private final Clock clock;

    LinkProvider(
            Database database,
            Pools pools,
            IdentityProviders providers,
            Users users,
            IdentityStore store,
            IdentityOwners owners,
            LinkedUsers linkedUsers,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.providers = providers;
        this.users = users;
        this.store = store;
        this.owners = owners;
        this.linkedUsers = linkedUsers;
        this.clock = clock;
    }

    @Override
    public Uni<AdminLinkProviderForUserResponse> adminLinkProviderForUser(
            AdminLinkProviderForUserRequest request, CallContext context) {
        ProviderUserIdentifierType source = request.sourceUser();
        LinkRules.requireSource(source);
        LinkRules.requireDestination(request.destinationUser());
        return pools.require(request.userPoolId())
                .chain(pool -> providers
                        .named(pool, source.providerName())
                        .map(found -> found.orElseThrow(() -> IdentityProviders.missing(source.providerName())))
                        .invoke(provider -> LinkRules.requireClaim(provider, source.providerAttributeName()))
                        .chain(provider -> database.inTransaction(
                                session -> link(session, new Link(pool, provider, request, context)))))
                .replaceWith(AdminLinkProviderForUserResponse.builder().build());
    }

    /** What is to be linked. */
    private record Link(
            UserPool pool, IdentityProvider provider, AdminLinkProviderForUserRequest request, CallContext context) {
        IdentityKey key() {
            ProviderUserIdentifierType source = request.sourceUser();
            return new IdentityKey(provider.name(), source.providerAttributeName(), source.providerAttributeValue());
        }
    }

    private Uni<Void> link(Mutiny.Session session, Link link) {
        return destination(session, link.pool(), link.request().destinationUser())
                .map(found -> found.orElseThrow(UserExistence::missing))
                .invoke(user -> LinkRules.requireMutable(link.pool(), user))
                .call(user -> claim(session, link, user))
                .chain(user -> linkedUsers.link(
                        session,
                        new LinkedUsers.Change(link.pool(), user, link.context()),
                        Identity.of(
                                link.key().value(),
                                link.provider().name(),
                                link.provider().type().value(),
                                false,
                                clock.instant())));
    }

    /** Users of the pool by their name, users of providers by who they are there. */
    private Uni<Optional<User>> destination(
            Mutiny.Session session, UserPool pool, ProviderUserIdentifierType destination) {
        String value = destination.providerAttributeValue();
        if (LinkRules.OWN_DIRECTORY.equals(destination.providerName())) {
            return users.findForUpdate(session, pool, value);
        }
        IdentityKey key = IdentityKey.ofSubject(destination.providerName(), value);
        return owners.lock(session, pool.id(), () -> store.find(session, pool.id(), key))
                .map(found -> found.map(IdentityOwners.Owner::user));
    }

    private Uni<Void> claim(Mutiny.Session session, Link link, User user) {
        String poolId = link.pool().id();
        IdentityKey key = link.key();
        Uni<Void> counted = key.attribute().equals(IdentityKey.SUBJECT)
                ? Uni.createFrom().voidItem()
                : store.countClaims(session, poolId, key.provider(), key.attribute())
                        .invoke(LinkRules::requireFewClaims)
                        .replaceWithVoid();
        return counted.chain(() -> store.claim(session, poolId, key, user.sub(), true))
                .chain(claimed -> claimed
                        ? Uni.createFrom().voidItem()
                        : store.find(session, poolId, key)
                                .invoke(found -> {
                                    throw LinkRules.taken(found.orElseThrow(UserExistence::missing));
                                })
                                .replaceWithVoid());
    }
}
