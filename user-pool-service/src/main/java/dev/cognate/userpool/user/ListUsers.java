package dev.cognate.userpool.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.ListUsersOperation;
import dev.cognate.contract.idp.ListUsersRequest;
import dev.cognate.contract.idp.ListUsersResponse;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.UserType;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** ListUsers. */
@ApplicationScoped
class ListUsers implements ListUsersOperation {
    private static final int MAX_PAGE = 60;
    private static final Map<String, String> ATTRIBUTES_BY_COLUMN =
            SearchKeys.COLUMNS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final Database database;
    private final Pools pools;
    private final UserSearch search;
    private final PageTokens tokens;

    ListUsers(Database database, Pools pools, UserSearch search, PageTokens tokens) {
        this.database = database;
        this.pools = pools;
        this.search = search;
        this.tokens = tokens;
    }

    @Override
    public Uni<ListUsersResponse> listUsers(ListUsersRequest request, CallContext context) {
        Optional<UserFilter> filter = UserFilter.parse(request.filter());
        String list = "users of " + request.userPoolId()
                + filter.map(UserFilter::text).map(text -> " where " + text).orElse("");
        PageTokens.Place place = tokens.open(list, request.paginationToken());
        int limit = request.limit() == null || request.limit() == 0 ? MAX_PAGE : request.limit();
        return pools.require(request.userPoolId())
                .invoke(pool -> requireKnown(pool, request.attributesToGet()))
                .chain(pool -> page(pool, request, UserQuery.of(pool, filter, place), limit, list));
    }

    private Uni<ListUsersResponse> page(
            UserPool pool, ListUsersRequest request, UserQuery query, int limit, String list) {
        // one more than asked for tells whether there is another page
        return database.read(session -> search.page(session, query, limit + 1)).map(users -> {
            List<User> shown = users.subList(0, Math.min(limit, users.size()));
            return ListUsersResponse.builder()
                    .users(shown.stream()
                            .filter(user -> query.filter().isEmpty()
                                    || query.filter().get().accepts(user))
                            .map(user -> shown(pool, user, request.attributesToGet()))
                            .toList())
                    .paginationToken(users.size() > limit ? behind(list, query, shown.getLast()) : null)
                    .build();
        });
    }

    private String behind(String list, UserQuery query, User last) {
        String key = query.sortColumn() == null ? null : sortKey(query.sortColumn(), last);
        return tokens.continueBehind(list, key, last.sub().toString());
    }

    private static String sortKey(String column, User user) {
        return switch (column) {
            case "username" -> user.username();
            case "status" -> user.status().name();
            default -> SearchKeys.of(user.attributes().get(ATTRIBUTES_BY_COLUMN.get(column)));
        };
    }

    private static void requireKnown(UserPool pool, List<String> attributesToGet) {
        Set<String> known = pool.settings().schemaAttributes().stream()
                .map(SchemaAttributeType::name)
                .collect(Collectors.toSet());
        if (attributesToGet != null && !known.containsAll(attributesToGet)) {
            throw new InvalidParameterException("Input fails to satisfy the constraints.");
        }
    }

    private static UserType shown(UserPool pool, User user, List<String> attributesToGet) {
        return attributesToGet == null || attributesToGet.isEmpty()
                ? DescribedUser.of(pool, user)
                : DescribedUser.of(
                        user, AttributeView.only(pool, user.sub(), user.attributes(), Set.copyOf(attributesToGet)));
    }
}
