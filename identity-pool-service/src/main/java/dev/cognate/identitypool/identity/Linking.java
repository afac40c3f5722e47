package dev.cognate.identitypool.identity;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.identitypool.event.EventDetails;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.event.IdentityEvents;
import dev.cognate.identitypool.provider.Login;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the identity of logins that are shown together; makes, links and merges identities as that takes. */
@ApplicationScoped
class Linking {
    private static final int ATTEMPTS = 4;

    private final Database database;
    private final IdentityStore identities;
    private final LoginStore logins;
    private final IdentityEvents events;
    private final Clock clock;
    private final String region;

    Linking(
            Database database,
            IdentityStore identities,
            LoginStore logins,
            IdentityEvents events,
            Clock clock,
            AccountConfig account) {
        this.database = database;
        this.identities = identities;
        this.logins = logins;
        this.events = events;
        this.clock = clock;
        this.region = account.region();
    }

    /** Somebody else linked or merged the same at the same moment; what they did is seen the next time. */
    private static final class LostRace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostRace() {
            super("logins changed hands meanwhile", null, false, false);
        }
    }

    /**
     * What a caller shows.
     *
     * @param identityId the identity it names, if it names one
     * @param trusted whether it may name any identity
     */
    record Shown(String poolId, Optional<String> identityId, List<Login> logins, boolean trusted) {}

    Uni<Identity> resolve(Shown shown, CallContext context) {
        return database.read(session -> plan(session, shown))
                .chain(plan -> plan.changesNothing()
                        ? Uni.createFrom().item(plan.owner().orElseThrow())
                        : change(shown, context));
    }

    private Uni<Identity> change(Shown shown, CallContext context) {
        return Uni.createFrom()
                .deferred(() -> database.inTransaction(session -> changed(session, shown, context)))
                .onFailure(LostRace.class)
                .retry()
                .atMost(ATTEMPTS)
                .chain(id -> database.read(session -> identities.find(session, id)))
                .map(found -> found.orElseThrow(LostRace::new));
    }

    /** A new identity without a login. */
    Uni<Identity> guest(String poolId, CallContext context) {
        Identity guest = newIdentity(poolId);
        return database.inTransaction(session -> identities
                .insert(session, guest)
                .chain(() -> created(session, guest, List.of(), context))
                .replaceWith(guest));
    }

    private Uni<String> changed(Mutiny.Session session, Shown shown, CallContext context) {
        return plan(session, shown)
                .call(before -> identities.lock(session, concerned(before, shown)))
                .chain(before -> plan(session, shown).invoke(now -> {
                    if (!concerned(before, shown).equals(concerned(now, shown))) {
                        throw new LostRace();
                    }
                }))
                .chain(plan -> apply(session, plan, shown.poolId(), context));
    }

    private static Set<String> concerned(LinkPlan plan, Shown shown) {
        Set<String> ids = new HashSet<>();
        Stream.concat(plan.owner().stream(), plan.merged().stream())
                .map(Identity::id)
                .forEach(ids::add);
        shown.identityId().ifPresent(ids::add);
        return ids;
    }

    private Uni<LinkPlan> plan(Mutiny.Session session, Shown shown) {
        return given(session, shown)
                .chain(given -> owners(session, shown).map(owners -> LinkPlan.of(given, owners, shown.trusted())));
    }

    private Uni<Optional<Identity>> given(Mutiny.Session session, Shown shown) {
        return shown.identityId().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : identities
                        .find(session, shown.identityId().get())
                        .map(found -> Optional.of(
                                found.filter(identity -> identity.poolId().equals(shown.poolId()))
                                        .orElseThrow(() -> Identities.missing(
                                                shown.identityId().get()))));
    }

    private Uni<Map<Login, Optional<Identity>>> owners(Mutiny.Session session, Shown shown) {
        Uni<Map<Login, Optional<Identity>>> owners = Uni.createFrom().item(new LinkedHashMap<>());
        for (Login login : shown.logins()) {
            owners = owners.chain(soFar -> logins.owner(session, shown.poolId(), login)
                    .chain(id -> id.isEmpty()
                            ? Uni.createFrom().item(Optional.<Identity>empty())
                            : identities.find(session, id.get()))
                    .map(owner -> {
                        soFar.put(login, owner);
                        return soFar;
                    }));
        }
        return owners;
    }

    private Uni<String> apply(Mutiny.Session session, LinkPlan plan, String poolId, CallContext context) {
        if (plan.owner().isEmpty()) {
            Identity identity = newIdentity(poolId);
            return identities
                    .insert(session, identity)
                    .chain(() -> link(session, identity, plan.linked()))
                    .chain(() -> created(session, identity, plan.linked(), context))
                    .replaceWith(identity.id());
        }
        Identity owner = plan.owner().get();
        return merge(session, owner, plan.merged(), context)
                .chain(() -> link(session, owner, plan.linked()))
                .chain(() -> told(session, owner, plan.linked(), context))
                .chain(() -> identities.touch(session, owner.id(), true, now()))
                .replaceWith(owner.id());
    }

    private Uni<Void> link(Mutiny.Session session, Identity identity, List<Login> added) {
        Uni<Void> linked = Uni.createFrom().voidItem();
        for (Login login : added) {
            linked = linked.chain(() -> logins.insert(session, identity, login, now()))
                    .invoke(inserted -> {
                        if (!inserted) {
                            throw new LostRace();
                        }
                    })
                    .replaceWithVoid();
        }
        return linked;
    }

    Uni<Void> merge(Mutiny.Session session, Identity owner, List<Identity> merged, CallContext context) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Identity identity : merged) {
            done = done.chain(() -> logins.move(session, identity.id(), owner.id()))
                    .chain(() -> identities.touch(session, identity.id(), false, now()))
                    .chain(() -> events.ofIdentity(
                            session,
                            IdentityEventType.IDENTITIES_MERGED,
                            owner.poolId(),
                            owner.id(),
                            EventDetails.of(context, "mergedIdentityId", identity.id())))
                    .chain(() -> events.ofIdentity(
                            session,
                            IdentityEventType.IDENTITY_DISABLED,
                            owner.poolId(),
                            identity.id(),
                            EventDetails.of(context, "mergedInto", owner.id())));
        }
        return done;
    }

    private Uni<Void> told(Mutiny.Session session, Identity owner, List<Login> linked, CallContext context) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (Login login : linked) {
            told = told.chain(() -> events.ofIdentity(
                    session,
                    IdentityEventType.LOGIN_LINKED,
                    owner.poolId(),
                    owner.id(),
                    EventDetails.of(context, "provider", login.provider())));
        }
        return told;
    }

    private Uni<Void> created(Mutiny.Session session, Identity identity, List<Login> linked, CallContext context) {
        List<String> providers = linked.stream().map(Login::provider).toList();
        return events.ofIdentity(
                session,
                IdentityEventType.IDENTITY_CREATED,
                identity.poolId(),
                identity.id(),
                EventDetails.of(context, "providers", providers));
    }

    private Identity newIdentity(String poolId) {
        Instant now = now();
        return new Identity(region + ":" + UUID.randomUUID(), poolId, true, now, now, List.of());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
