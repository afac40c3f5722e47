package dev.cognate.userpool.branding;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateManagedLoginBrandingOperation;
import dev.cognate.contract.idp.CreateManagedLoginBrandingRequest;
import dev.cognate.contract.idp.CreateManagedLoginBrandingResponse;
import dev.cognate.contract.idp.DeleteManagedLoginBrandingOperation;
import dev.cognate.contract.idp.DeleteManagedLoginBrandingRequest;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.ManagedLoginBrandingExistsException;
import dev.cognate.contract.idp.UpdateManagedLoginBrandingOperation;
import dev.cognate.contract.idp.UpdateManagedLoginBrandingRequest;
import dev.cognate.contract.idp.UpdateManagedLoginBrandingResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** CreateManagedLoginBranding, UpdateManagedLoginBranding and DeleteManagedLoginBranding. */
@ApplicationScoped
class StyleChanges
        implements CreateManagedLoginBrandingOperation,
                UpdateManagedLoginBrandingOperation,
                DeleteManagedLoginBrandingOperation {
    /** Developer guide, "Quotas": managed login styles per user pool. */
    static final int MOST_STYLES = 20;

    private final Database database;
    private final Pools pools;
    private final AppClients clients;
    private final StyleStore store;
    private final FileStore files;
    private final StyleAnswers answers;
    private final BrandingFacts facts;
    private final Clock clock;

    StyleChanges(
            Database database,
            Pools pools,
            AppClients clients,
            StyleStore store,
            FileStore files,
            StyleAnswers answers,
            BrandingFacts facts,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.clients = clients;
        this.store = store;
        this.files = files;
        this.answers = answers;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public Uni<CreateManagedLoginBrandingResponse> createManagedLoginBranding(
            CreateManagedLoginBrandingRequest request, CallContext context) {
        StyleWish wish = StyleWish.of(request.useCognitoProvidedValues(), request.settings(), request.assets());
        return pools.require(request.userPoolId())
                .chain(pool -> clients.require(pool, request.clientId()))
                .chain(target -> database.inTransaction(session -> {
                    Style style = created(target, wish);
                    return store.count(session, style.poolId())
                            .invoke(StyleChanges::requireRoom)
                            .chain(() -> store.insert(session, style))
                            .invoke(StyleChanges::requireNew)
                            .chain(() -> files.put(session, style.poolId(), style.clientId(), wish.files()))
                            .chain(() -> facts.changed(
                                    session, UserPoolEventType.MANAGED_LOGIN_BRANDING_CREATED, style, context))
                            .chain(() -> answers.describe(session, style, false));
                }))
                .map(style -> CreateManagedLoginBrandingResponse.builder()
                        .managedLoginBranding(style)
                        .build());
    }

    private Style created(ClientInPool target, StyleWish wish) {
        Instant now = now();
        return new Style(
                target.pool().id(),
                target.client().id(),
                UUID.randomUUID(),
                wish.wantsProvidedValues(),
                wish.settings(),
                wish.over(List.of()),
                now,
                now);
    }

    private static void requireRoom(long styles) {
        if (styles >= MOST_STYLES) {
            throw new LimitExceededException("Exceeded the limit of " + MOST_STYLES + " managed login styles.");
        }
    }

    private static void requireNew(boolean created) {
        if (!created) {
            throw new ManagedLoginBrandingExistsException("Managed login branding already exists for this app client.");
        }
    }

    @Override
    public Uni<UpdateManagedLoginBrandingResponse> updateManagedLoginBranding(
            UpdateManagedLoginBrandingRequest request, CallContext context) {
        if (request.userPoolId() == null || request.managedLoginBrandingId() == null) {
            throw new InvalidParameterException("UserPoolId and ManagedLoginBrandingId are required.");
        }
        StyleWish wish = StyleWish.of(request.useCognitoProvidedValues(), request.settings(), request.assets());
        UUID id = UUID.fromString(request.managedLoginBrandingId());
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> store.findForUpdate(session, pool.id(), id)
                        .map(found -> found.orElseThrow(StyleQueries::missing))
                        .map(style -> updated(style, wish))
                        .call(style -> store.update(session, style))
                        .call(style -> files.put(session, style.poolId(), style.clientId(), wish.files()))
                        .call(style -> retain(session, style))
                        .call(style -> facts.changed(
                                session, UserPoolEventType.MANAGED_LOGIN_BRANDING_UPDATED, style, context))
                        .chain(style -> answers.describe(session, style, false))))
                .map(style -> UpdateManagedLoginBrandingResponse.builder()
                        .managedLoginBranding(style)
                        .build());
    }

    /** What a request leaves out stays as it is (AWS's guide: "These operations work in a PATCH model"). */
    private Style updated(Style style, StyleWish wish) {
        boolean provided = wish.providedValues() == null
                ? style.providedValues()
                        && wish.settings().isEmpty()
                        && wish.assets().isEmpty()
                : wish.wantsProvidedValues();
        return new Style(
                style.poolId(),
                style.clientId(),
                style.id(),
                provided,
                provided
                        ? Optional.empty()
                        : wish.settings()
                                .map(given -> style.settings()
                                        .map(known -> MergedSettings.merge(known, given))
                                        .orElse(given))
                                .or(style::settings),
                provided ? List.of() : wish.over(style.pictures()),
                style.createdAt(),
                now());
    }

    private Uni<Void> retain(Mutiny.Session session, Style style) {
        Set<String> used = style.pictures().stream()
                .map(Picture::file)
                .flatMap(file -> Optional.ofNullable(file).stream())
                .collect(Collectors.toSet());
        return files.retain(session, style.poolId(), style.clientId(), used);
    }

    @Override
    public Uni<Void> deleteManagedLoginBranding(DeleteManagedLoginBrandingRequest request, CallContext context) {
        UUID id = UUID.fromString(request.managedLoginBrandingId());
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> store.findForUpdate(session, pool.id(), id)
                        .map(found -> found.orElseThrow(StyleQueries::missing))
                        .call(style -> store.delete(session, style.poolId(), style.clientId()))
                        .call(style -> files.retain(session, style.poolId(), style.clientId(), Set.of()))
                        .chain(style -> facts.changed(
                                session, UserPoolEventType.MANAGED_LOGIN_BRANDING_DELETED, style, context))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
