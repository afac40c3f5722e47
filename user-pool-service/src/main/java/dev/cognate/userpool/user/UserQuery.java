package dev.cognate.userpool.user;

import dev.cognate.database.PageTokens;
import dev.cognate.userpool.pool.UserPool;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One page of ListUsers as SQL. Each form walks one index from the place the last page ended, so a page costs the same
 * in a pool of ten million users.
 *
 * @param sql with named parameters
 * @param parameters their values
 * @param sortColumn the column the page is sorted by before the sub, or null
 * @param filter decides on what the index gives
 */
record UserQuery(String sql, Map<String, Object> parameters, String sortColumn, Optional<UserFilter> filter) {
    private static final UUID FIRST = new UUID(0, 0);
    private static final int UUID_LENGTH = 36;
    private static final String UUID_SHAPE = "00000000-0000-0000-0000-000000000000";

    /**
     * @param after where the last page ended, or null
     */
    static UserQuery of(UserPool pool, Optional<UserFilter> filter, PageTokens.Place after) {
        Builder query = new Builder(pool.id());
        filter.ifPresent(wanted -> query.filter(wanted, SignInNames.of(pool)));
        return query.build(after, filter);
    }

    private static final class Builder {
        private final StringBuilder where = new StringBuilder("where pool_id = :pool");
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private String sortColumn;

        private Builder(String poolId) {
            parameters.put("pool", poolId);
        }

        private void filter(UserFilter filter, SignInNames names) {
            switch (filter.attribute()) {
                case UserFilter.SUB -> sub(filter);
                case UserFilter.ENABLED -> enabled(filter);
                case UserFilter.STATUS ->
                    text("status", filter.match(), filter.value().toUpperCase(Locale.ROOT));
                case UserFilter.USERNAME -> text("username", filter.match(), names.fold(filter.value()));
                default -> {
                    boolean equal = filter.match() == UserFilter.Match.EQUAL;
                    String key = equal ? SearchKeys.of(filter.value()) : SearchKeys.ofPrefix(filter.value());
                    text(SearchKeys.COLUMNS.get(filter.attribute()), filter.match(), key);
                }
            }
        }

        private void text(String column, UserFilter.Match match, String value) {
            if (match == UserFilter.Match.EQUAL) {
                and(column + " = :value", "value", value);
                return;
            }
            sortColumn = column;
            and(column + " >= :value", "value", value);
            TextRange.end(value).ifPresent(end -> and(column + " < :beyond", "beyond", end));
        }

        /** The whole sub or its beginning, as a range of ids. */
        private void sub(UserFilter filter) {
            String value = filter.value().toLowerCase(Locale.ROOT);
            boolean complete = filter.match() == UserFilter.Match.BEGINS_WITH || value.length() == UUID_LENGTH;
            Optional<UUID> low = complete ? padded(value, '0') : Optional.empty();
            Optional<UUID> high = complete ? padded(value, 'f') : Optional.empty();
            if (low.isEmpty() || high.isEmpty()) {
                where.append(" and false");
                return;
            }
            and("sub >= :low", "low", low.get());
            and("sub <= :high", "high", high.get());
        }

        private static Optional<UUID> padded(String prefix, char filler) {
            if (prefix.length() > UUID_LENGTH) {
                return Optional.empty();
            }
            String id = prefix + UUID_SHAPE.substring(prefix.length()).replace('0', filler);
            try {
                return Optional.of(UUID.fromString(id))
                        .filter(uuid -> uuid.toString().equals(id));
            } catch (IllegalArgumentException ignored) {
                return Optional.empty();
            }
        }

        private void enabled(UserFilter filter) {
            boolean wantsEnabled = matches(filter, "Enabled");
            boolean wantsDisabled = matches(filter, "Disabled");
            if (wantsEnabled != wantsDisabled) {
                and("enabled = :enabled", "enabled", wantsEnabled);
            } else if (!wantsEnabled) {
                where.append(" and false");
            }
        }

        private static boolean matches(UserFilter filter, String word) {
            return filter.match() == UserFilter.Match.EQUAL
                    ? word.equals(filter.value())
                    : word.startsWith(filter.value());
        }

        private void and(String condition, String parameter, Object value) {
            where.append(" and ").append(condition);
            parameters.put(parameter, value);
        }

        private UserQuery build(PageTokens.Place after, Optional<UserFilter> filter) {
            UUID afterSub = after == null ? FIRST : UUID.fromString(after.id());
            if (sortColumn == null) {
                and("sub > :after", "after", afterSub);
            } else if (after != null) {
                and("(" + sortColumn + ", sub) > (:afterValue, :after)", "after", afterSub);
                parameters.put("afterValue", after.value());
            }
            String order = sortColumn == null ? " order by sub" : " order by " + sortColumn + ", sub";
            return new UserQuery(UserStore.COLUMNS + where + order, Map.copyOf(parameters), sortColumn, filter);
        }
    }
}
