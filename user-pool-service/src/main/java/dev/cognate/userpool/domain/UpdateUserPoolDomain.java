package dev.cognate.userpool.domain;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DomainDescriptionType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UpdateUserPoolDomainOperation;
import dev.cognate.contract.idp.UpdateUserPoolDomainRequest;
import dev.cognate.contract.idp.UpdateUserPoolDomainResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.SettingsNews;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** UpdateUserPoolDomain: another certificate, other pages or another routing. What is left out stays. */
@ApplicationScoped
class UpdateUserPoolDomain implements UpdateUserPoolDomainOperation {
    private final Database database;
    private final Pools pools;
    private final DomainStore store;
    private final SettingsNews news;
    private final Clock clock;

    UpdateUserPoolDomain(Database database, Pools pools, DomainStore store, SettingsNews news, Clock clock) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateUserPoolDomainResponse> updateUserPoolDomain(
            UpdateUserPoolDomainRequest request, CallContext context) {
        Instant now = clock.instant();
        return pools.require(request.userPoolId())
                .chain(pool ->
                        database.inTransaction(session -> store.findForUpdate(session, pool.id(), request.domain())
                                .map(found -> changed(pool, found.orElseThrow(DomainOperations::missing), request, now))
                                .call(domain -> store.update(session, domain, now))
                                .call(domain -> tell(session, pool, domain, context))))
                .invoke(domain -> news.forget(domain.userPoolId()))
                .map(domain -> UpdateUserPoolDomainResponse.builder()
                        .managedLoginVersion(domain.managedLoginVersion())
                        .cloudFrontDomain(CreateUserPoolDomain.custom(domain) ? domain.cloudFrontDistribution() : null)
                        .routing(domain.routing())
                        .build());
    }

    private static DomainDescriptionType changed(
            UserPool pool, DomainDescriptionType before, UpdateUserPoolDomainRequest request, Instant now) {
        if (request.customDomainConfig() != null && !CreateUserPoolDomain.custom(before)) {
            throw new InvalidParameterException("CustomDomainConfig can only be given for a custom domain.");
        }
        int version = Objects.requireNonNullElse(request.managedLoginVersion(), before.managedLoginVersion());
        DomainRules.requireVersion(pool.settings(), version);
        return before.toBuilder()
                .customDomainConfig(
                        Objects.requireNonNullElse(request.customDomainConfig(), before.customDomainConfig()))
                .managedLoginVersion(version)
                .routing(request.routing() == null ? before.routing() : request.routing())
                .version(DomainOperations.version(now))
                .build();
    }

    private Uni<Void> tell(Mutiny.Session session, UserPool pool, DomainDescriptionType domain, CallContext context) {
        return news.tell(
                session, UserPoolEventType.DOMAIN_UPDATED, pool, EventDetails.of(context, "domain", domain.domain()));
    }
}
