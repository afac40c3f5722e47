package dev.cognate.userpool.domain;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateUserPoolDomainOperation;
import dev.cognate.contract.idp.CreateUserPoolDomainRequest;
import dev.cognate.contract.idp.CreateUserPoolDomainResponse;
import dev.cognate.contract.idp.CustomDomainConfigType;
import dev.cognate.contract.idp.DomainDescriptionType;
import dev.cognate.contract.idp.DomainStatusType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.PoolChange;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** CreateUserPoolDomain. TLS and DNS are the operator's: a domain is active at once. */
@ApplicationScoped
class CreateUserPoolDomain implements CreateUserPoolDomainOperation {
    private final PoolChange change;
    private final DomainStore store;
    private final DomainRules rules;
    private final PublicAddress address;
    private final AccountConfig account;
    private final Clock clock;

    CreateUserPoolDomain(
            PoolChange change,
            DomainStore store,
            DomainRules rules,
            PublicAddress address,
            AccountConfig account,
            Clock clock) {
        this.change = change;
        this.store = store;
        this.rules = rules;
        this.address = address;
        this.account = account;
        this.clock = clock;
    }

    @Override
    public Uni<CreateUserPoolDomainResponse> createUserPoolDomain(
            CreateUserPoolDomainRequest request, CallContext context) {
        rules.requireName(request.domain(), request.customDomainConfig());
        Instant now = clock.instant();
        DomainDescriptionType domain = wanted(request, now);
        return change.applyWith(
                        request.userPoolId(),
                        UserPoolEventType.DOMAIN_CREATED,
                        EventDetails.of(context, "domain", domain.domain()),
                        pool -> with(pool, domain),
                        (session, pool) -> insert(session, domain, now))
                .replaceWith(() -> CreateUserPoolDomainResponse.builder()
                        .managedLoginVersion(domain.managedLoginVersion())
                        .cloudFrontDomain(custom(domain) ? domain.cloudFrontDistribution() : null)
                        .routing(domain.routing())
                        .build());
    }

    private DomainDescriptionType wanted(CreateUserPoolDomainRequest request, Instant now) {
        return DomainDescriptionType.builder()
                .userPoolId(request.userPoolId())
                .awsAccountId(account.accountId())
                .domain(request.domain())
                .cloudFrontDistribution(address.host())
                .version(DomainOperations.version(now))
                .status(DomainStatusType.ACTIVE)
                .customDomainConfig(Objects.requireNonNullElseGet(
                        request.customDomainConfig(),
                        () -> CustomDomainConfigType.builder().build()))
                .managedLoginVersion(Objects.requireNonNullElse(request.managedLoginVersion(), DomainRules.CLASSIC))
                .routing(request.routing())
                .build();
    }

    private static UserPool with(UserPool pool, DomainDescriptionType domain) {
        UserPoolType settings = pool.settings();
        DomainRules.requireFree(settings, custom(domain));
        DomainRules.requireVersion(settings, domain.managedLoginVersion());
        return new UserPool(
                pool.id(),
                custom(domain)
                        ? settings.toBuilder().customDomain(domain.domain()).build()
                        : settings.toBuilder().domain(domain.domain()).build(),
                pool.mfa());
    }

    private Uni<Void> insert(Mutiny.Session session, DomainDescriptionType domain, Instant now) {
        return store.insert(session, domain, now)
                .invoke(inserted -> {
                    if (!inserted) {
                        throw new InvalidParameterException("Domain already associated with another user pool.");
                    }
                })
                .replaceWithVoid();
    }

    /** Whether a domain is a host of the operator's own, as its certificate tells. */
    static boolean custom(DomainDescriptionType domain) {
        return domain.customDomainConfig().certificateArn() != null;
    }
}
