package dev.cognate.userpool.domain;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DeleteUserPoolDomainOperation;
import dev.cognate.contract.idp.DeleteUserPoolDomainRequest;
import dev.cognate.contract.idp.DeleteUserPoolDomainResponse;
import dev.cognate.contract.idp.DescribeUserPoolDomainOperation;
import dev.cognate.contract.idp.DescribeUserPoolDomainRequest;
import dev.cognate.contract.idp.DescribeUserPoolDomainResponse;
import dev.cognate.contract.idp.DomainDescriptionType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.PoolChange;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** DescribeUserPoolDomain and DeleteUserPoolDomain. */
@ApplicationScoped
class DomainOperations implements DescribeUserPoolDomainOperation, DeleteUserPoolDomainOperation {
    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Database database;
    private final PoolChange change;
    private final DomainStore store;

    DomainOperations(Database database, PoolChange change, DomainStore store) {
        this.database = database;
        this.change = change;
        this.store = store;
    }

    /** Cognito describes a domain that nobody has by an empty description, which tells callers that it is free. */
    @Override
    public Uni<DescribeUserPoolDomainResponse> describeUserPoolDomain(
            DescribeUserPoolDomainRequest request, CallContext context) {
        return database.read(session -> find(session, request.domain()))
                .map(found -> DescribeUserPoolDomainResponse.builder()
                        .domainDescription(found.orElseGet(
                                () -> DomainDescriptionType.builder().build()))
                        .build());
    }

    private Uni<Optional<DomainDescriptionType>> find(Mutiny.Session session, String domain) {
        return store.poolOf(session, domain)
                .chain(poolId -> poolId.isEmpty()
                        ? Uni.createFrom().item(Optional.<DomainDescriptionType>empty())
                        : store.find(session, poolId.get(), domain));
    }

    @Override
    public Uni<DeleteUserPoolDomainResponse> deleteUserPoolDomain(
            DeleteUserPoolDomainRequest request, CallContext context) {
        String poolId = request.userPoolId();
        String domain = request.domain();
        return change.applyWith(
                        poolId,
                        UserPoolEventType.DOMAIN_DELETED,
                        EventDetails.of(context, "domain", domain),
                        pool -> without(pool, domain),
                        (session, pool) -> store.delete(session, poolId, domain))
                .replaceWith(DeleteUserPoolDomainResponse.builder().build());
    }

    private static UserPool without(UserPool pool, String domain) {
        UserPoolType settings = pool.settings();
        if (domain.equals(settings.domain())) {
            return new UserPool(pool.id(), settings.toBuilder().domain(null).build(), pool.mfa());
        }
        if (domain.equals(settings.customDomain())) {
            return new UserPool(
                    pool.id(), settings.toBuilder().customDomain(null).build(), pool.mfa());
        }
        throw missing();
    }

    static InvalidParameterException missing() {
        return new InvalidParameterException("No such domain or user pool exists.");
    }

    /** The version of a domain is the second of its last change. */
    static String version(Instant now) {
        return VERSION.format(now);
    }
}
