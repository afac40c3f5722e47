package dev.cognate.identitypool.iam.entity;

import dev.cognate.contract.iam.EntityAlreadyExistsException;
import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.database.Database;
import dev.cognate.database.Json;
import dev.cognate.database.PageTokens;
import dev.cognate.iam.directory.EntityKind;
import dev.cognate.iam.directory.IamEntity;
import dev.cognate.iam.directory.IamState;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.iam.directory.PolicyHolder;
import dev.cognate.iam.directory.StateChange;
import dev.cognate.keyring.Keyring;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Users, roles, policies and identity providers by name. A change is durable, and on its way to the other services, when its
 * result arrives.
 */
@ApplicationScoped
public class Entities {
    private static final int USUAL_PAGE = 100;

    private final Database database;
    private final EntityStore store;
    private final StatePublisher publisher;
    private final IamState state;
    private final Clock clock;
    private final PageTokens markers;

    Entities(
            Database database,
            EntityStore store,
            StatePublisher publisher,
            IamState state,
            Clock clock,
            Keyring keyring,
            Json json) {
        this.database = database;
        this.store = store;
        this.publisher = publisher;
        this.state = state;
        this.clock = clock;
        this.markers = new PageTokens(
                keyring, json, clock, () -> new InvalidInputException("Invalid value specified for parameter Marker"));
    }

    /**
     * Stores a new entity.
     *
     * @param exists what {@link EntityAlreadyExistsException} says when there is one of its name
     */
    public <T extends IamEntity> Uni<T> create(T entity, String exists) {
        StateChange change = StateChange.to(entity, micros());
        return committed(session -> insert(session, change, exists).replaceWith(List.of(change)))
                .replaceWith(entity);
    }

    /** The entity of a name, if there is one. */
    public <T extends IamEntity> Uni<Optional<T>> find(Class<T> type, String name) {
        return database.read(
                session -> store.find(session, type, name).map(found -> found.map(EntityStore.Stored::entity)));
    }

    /** The entity of a name; fails with {@link NoSuchEntityException}. */
    public <T extends IamEntity> Uni<T> require(Class<T> type, String name) {
        return find(type, name).map(found -> found.orElseThrow(() -> Missing.of(EntityKind.of(type), name)));
    }

    /** Changes the entity of a name; changes of one entity wait for each other. */
    public <T extends IamEntity> Uni<T> change(Class<T> type, String name, Function<T, T> change) {
        return database.inTransaction(session -> locked(session, type, name)
                        .chain(stored -> update(session, stored, change.apply(stored.entity()))))
                .invoke(state::apply)
                .map(done -> type.cast(done.entity().orElseThrow()));
    }

    /**
     * Gives an entity another name.
     *
     * @param exists what {@link EntityAlreadyExistsException} says when the new name is taken
     */
    public <T extends IamEntity> Uni<Void> rename(Class<T> type, String name, Function<T, T> change, String exists) {
        return committed(session -> locked(session, type, name).chain(stored -> {
            StateChange gone = StateChange.without(stored.entity(), next(stored.revision()));
            StateChange renamed = StateChange.to(change.apply(stored.entity()), next(stored.revision()));
            return remove(session, gone)
                    .chain(() -> insert(session, renamed, exists))
                    .replaceWith(List.of(gone, renamed));
        }));
    }

    /**
     * Deletes the entity of a name.
     *
     * @param refusal throws when it may not be deleted
     */
    public <T extends IamEntity> Uni<Void> delete(Class<T> type, String name, Function<T, Uni<Void>> refusal) {
        return committed(session -> locked(session, type, name).chain(stored -> {
            StateChange gone = StateChange.without(stored.entity(), next(stored.revision()));
            return refusal.apply(stored.entity())
                    .chain(() -> remove(session, gone))
                    .replaceWith(List.of(gone));
        }));
    }

    /**
     * A page of the entities of a kind in order of their names.
     *
     * @param pathPrefix null for all
     * @param marker where the page before ended, or null
     * @param maxItems null for 100
     */
    public <T extends IamEntity> Uni<EntityPage<T>> list(
            Class<T> type, String pathPrefix, String marker, Integer maxItems) {
        String list = "iam/" + EntityKind.of(type).wireName() + "/" + (pathPrefix == null ? 0 : pathPrefix.hashCode());
        PageTokens.Place place = markers.open(list, marker);
        int limit = maxItems == null ? USUAL_PAGE : maxItems;
        EntityStore.Range range =
                new EntityStore.Range(pathPrefix == null ? "" : pathPrefix, place == null ? "" : place.id(), limit + 1);
        return database.read(session -> store.list(session, type, range)).map(found -> {
            if (found.size() <= limit) {
                return new EntityPage<>(found, null);
            }
            List<T> page = found.subList(0, limit);
            return new EntityPage<>(
                    page, markers.continueBehind(list, null, page.getLast().key()));
        });
    }

    /** The user who has an access key. */
    public Uni<Optional<IamUser>> ownerOf(String accessKeyId) {
        return database.read(session -> store.holders(session, "accessKeys", List.of(Map.of("id", accessKeyId))))
                .map(found -> found.stream().map(IamUser.class::cast).findFirst());
    }

    /** Users and roles a managed policy is attached to. */
    public Uni<List<PolicyHolder>> holders(String policyArn) {
        return database.read(session -> store.holders(session, "attachedPolicies", List.of(policyArn)));
    }

    /** Users and roles a managed policy bounds. */
    public Uni<List<PolicyHolder>> boundedBy(String policyArn) {
        return database.read(session -> store.holders(session, "boundaryArn", policyArn));
    }

    private Uni<Void> committed(Function<Mutiny.Session, Uni<List<StateChange>>> work) {
        return database.inTransaction(work)
                .invoke(changes -> changes.forEach(state::apply))
                .replaceWithVoid();
    }

    private <T extends IamEntity> Uni<EntityStore.Stored<T>> locked(
            Mutiny.Session session, Class<T> type, String name) {
        return store.lock(session, type, name)
                .map(found -> found.orElseThrow(() -> Missing.of(EntityKind.of(type), name)));
    }

    private Uni<Void> insert(Mutiny.Session session, StateChange change, String exists) {
        return store.insert(session, change)
                .chain(isNew -> isNew
                        ? publisher.publish(session, change)
                        : Uni.createFrom().failure(new EntityAlreadyExistsException(exists)));
    }

    private Uni<StateChange> update(Mutiny.Session session, EntityStore.Stored<?> before, IamEntity after) {
        StateChange change = StateChange.to(after, next(before.revision()));
        return store.update(session, change)
                .chain(() -> publisher.publish(session, change))
                .replaceWith(change);
    }

    private Uni<Void> remove(Mutiny.Session session, StateChange gone) {
        return store.delete(session, gone).chain(() -> publisher.publish(session, gone));
    }

    private long next(long revision) {
        return Math.max(revision + 1, micros());
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
