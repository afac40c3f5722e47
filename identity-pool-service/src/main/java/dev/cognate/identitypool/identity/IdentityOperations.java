package dev.cognate.identitypool.identity;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.DeleteIdentitiesInput;
import dev.cognate.contract.identity.DeleteIdentitiesOperation;
import dev.cognate.contract.identity.DeleteIdentitiesResponse;
import dev.cognate.contract.identity.DescribeIdentityInput;
import dev.cognate.contract.identity.DescribeIdentityOperation;
import dev.cognate.contract.identity.ErrorCode;
import dev.cognate.contract.identity.IdentityDescription;
import dev.cognate.contract.identity.ListIdentitiesInput;
import dev.cognate.contract.identity.ListIdentitiesOperation;
import dev.cognate.contract.identity.ListIdentitiesResponse;
import dev.cognate.contract.identity.UnprocessedIdentityId;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.identitypool.event.EventDetails;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.event.IdentityEvents;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.identitypool.provider.Login;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** DescribeIdentity, ListIdentities and DeleteIdentities. */
@ApplicationScoped
class IdentityOperations implements DescribeIdentityOperation, ListIdentitiesOperation, DeleteIdentitiesOperation {
    private static final Logger LOG = Logger.getLogger(IdentityOperations.class);

    private final Database database;
    private final IdentityStore store;
    private final LoginStore logins;
    private final Identities identities;
    private final Pools pools;
    private final PageTokens tokens;
    private final IdentityEvents events;

    IdentityOperations(
            Database database,
            IdentityStore store,
            LoginStore logins,
            Identities identities,
            Pools pools,
            PageTokens tokens,
            IdentityEvents events) {
        this.database = database;
        this.store = store;
        this.logins = logins;
        this.identities = identities;
        this.pools = pools;
        this.tokens = tokens;
        this.events = events;
    }

    @Override
    public Uni<IdentityDescription> describeIdentity(DescribeIdentityInput request, CallContext context) {
        return identities.require(request.identityId()).map(IdentityOperations::described);
    }

    @Override
    public Uni<ListIdentitiesResponse> listIdentities(ListIdentitiesInput request, CallContext context) {
        boolean hideDisabled = Boolean.TRUE.equals(request.hideDisabled());
        String list = "identities/" + request.identityPoolId() + "/" + hideDisabled;
        PageTokens.Place place = tokens.open(list, request.nextToken());
        String after = place == null ? "" : place.id();
        int limit = request.maxResults();
        return pools.require(request.identityPoolId())
                // one more than asked for tells whether there is another page
                .chain(pool -> database.read(session -> store.page(session, pool.id(), hideDisabled, after, limit + 1)))
                .map(found -> page(request, list, found));
    }

    private ListIdentitiesResponse page(ListIdentitiesInput request, String list, List<Identity> found) {
        List<Identity> shown = found.subList(0, Math.min(request.maxResults(), found.size()));
        boolean more = found.size() > shown.size();
        return ListIdentitiesResponse.builder()
                .identityPoolId(request.identityPoolId())
                .identities(shown.stream().map(IdentityOperations::described).toList())
                .nextToken(
                        more ? tokens.continueBehind(list, null, shown.getLast().id()) : null)
                .build();
    }

    private static IdentityDescription described(Identity identity) {
        return IdentityDescription.builder()
                .identityId(identity.id())
                .logins(identity.logins().stream()
                        .map(Login::provider)
                        .distinct()
                        .toList())
                .creationDate(identity.createdAt())
                .lastModifiedDate(identity.modifiedAt())
                .build();
    }

    /** An identity that is not there needs no more deleting. */
    @Override
    public Uni<DeleteIdentitiesResponse> deleteIdentities(DeleteIdentitiesInput request, CallContext context) {
        Uni<List<UnprocessedIdentityId>> failed = Uni.createFrom().item(ArrayList::new);
        for (String id : new LinkedHashSet<>(request.identityIdsToDelete())) {
            failed = failed.chain(soFar -> delete(id, context).map(problem -> {
                problem.ifPresent(soFar::add);
                return soFar;
            }));
        }
        return failed.map(unprocessed -> DeleteIdentitiesResponse.builder()
                .unprocessedIdentityIds(unprocessed)
                .build());
    }

    private Uni<Optional<UnprocessedIdentityId>> delete(String id, CallContext context) {
        return database.inTransaction(session -> store.lock(session, List.of(id))
                        .chain(() -> store.find(session, id))
                        .call(found -> found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : logins.deleteAll(session, id)
                                        .chain(() -> store.delete(session, id))
                                        .chain(() -> events.ofIdentity(
                                                session,
                                                IdentityEventType.IDENTITY_DELETED,
                                                found.get().poolId(),
                                                id,
                                                EventDetails.of(context)))))
                .map(found -> Optional.<UnprocessedIdentityId>empty())
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "%s was not deleted", id))
                .onFailure()
                .recoverWithItem(Optional.of(UnprocessedIdentityId.builder()
                        .identityId(id)
                        .errorCode(ErrorCode.INTERNAL_SERVER_ERROR)
                        .build()));
    }
}
