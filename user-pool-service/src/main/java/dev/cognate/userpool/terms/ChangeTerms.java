package dev.cognate.userpool.terms;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateTermsOperation;
import dev.cognate.contract.idp.CreateTermsRequest;
import dev.cognate.contract.idp.CreateTermsResponse;
import dev.cognate.contract.idp.DeleteTermsOperation;
import dev.cognate.contract.idp.DeleteTermsRequest;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.TermsExistsException;
import dev.cognate.contract.idp.TermsType;
import dev.cognate.contract.idp.UpdateTermsOperation;
import dev.cognate.contract.idp.UpdateTermsRequest;
import dev.cognate.contract.idp.UpdateTermsResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** CreateTerms, UpdateTerms, where what is left out stays, and DeleteTerms. */
@ApplicationScoped
class ChangeTerms implements CreateTermsOperation, UpdateTermsOperation, DeleteTermsOperation {
    /** Developer guide, "Quotas": terms documents per user pool. */
    static final int MAX_TERMS = 40;

    private final Database database;
    private final Pools pools;
    private final AppClients clients;
    private final TermsStore store;
    private final TermsNews news;
    private final Clock clock;

    ChangeTerms(Database database, Pools pools, AppClients clients, TermsStore store, TermsNews news, Clock clock) {
        this.database = database;
        this.pools = pools;
        this.clients = clients;
        this.store = store;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Uni<CreateTermsResponse> createTerms(CreateTermsRequest request, CallContext context) {
        TermsType terms = wanted(request);
        return pools.require(request.userPoolId())
                .call(pool -> clients.require(pool, request.clientId()))
                .chain(pool -> database.inTransaction(session -> store.count(session, pool.id())
                        .invoke(ChangeTerms::requireRoom)
                        .chain(() -> store.insert(session, terms))
                        .invoke(created -> requireNew(created, terms))
                        .chain(() -> news.tell(session, UserPoolEventType.TERMS_CREATED, pool, terms, context))))
                .invoke(() -> news.forget(terms))
                .replaceWith(() -> CreateTermsResponse.builder().terms(terms).build());
    }

    private TermsType wanted(CreateTermsRequest request) {
        TermsRules.require(request.links());
        Instant now = now();
        return TermsType.builder()
                .termsId(UUID.randomUUID().toString())
                .userPoolId(request.userPoolId())
                .clientId(request.clientId())
                .termsName(request.termsName())
                .termsSource(request.termsSource())
                .enforcement(request.enforcement())
                .links(request.links())
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
    }

    /** A quota: terms created at the same moment may go a little beyond it. */
    static void requireRoom(long terms) {
        if (terms >= MAX_TERMS) {
            throw new LimitExceededException("Exceeded the limit of " + MAX_TERMS + " terms in a user pool.");
        }
    }

    private static void requireNew(boolean created, TermsType terms) {
        if (!created) {
            throw new TermsExistsException(
                    "Terms " + terms.termsName() + " already exist for client " + terms.clientId() + ".");
        }
    }

    @Override
    public Uni<UpdateTermsResponse> updateTerms(UpdateTermsRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> locked(session, pool, request.termsId())
                        .map(before -> changed(before, request))
                        .call(terms -> store.update(session, terms).invoke(free -> requireNew(free, terms)))
                        .call(terms -> news.tell(session, UserPoolEventType.TERMS_UPDATED, pool, terms, context))))
                .invoke(news::forget)
                .map(terms -> UpdateTermsResponse.builder().terms(terms).build());
    }

    private TermsType changed(TermsType before, UpdateTermsRequest request) {
        if (request.links() != null) {
            TermsRules.require(request.links());
        }
        return before.toBuilder()
                .termsName(Objects.requireNonNullElse(request.termsName(), before.termsName()))
                .termsSource(Objects.requireNonNullElse(request.termsSource(), before.termsSource()))
                .enforcement(Objects.requireNonNullElse(request.enforcement(), before.enforcement()))
                .links(Objects.requireNonNullElse(request.links(), before.links()))
                .lastModifiedDate(now())
                .build();
    }

    @Override
    public Uni<Void> deleteTerms(DeleteTermsRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> locked(session, pool, request.termsId())
                        .call(terms -> store.delete(session, terms))
                        .call(terms -> news.tell(session, UserPoolEventType.TERMS_DELETED, pool, terms, context))))
                .invoke(news::forget)
                .replaceWithVoid();
    }

    private Uni<TermsType> locked(Mutiny.Session session, UserPool pool, String id) {
        return store.findForUpdate(session, pool.id(), UUID.fromString(id))
                .map(found -> found.orElseThrow(() -> ReadTerms.missing(id)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
