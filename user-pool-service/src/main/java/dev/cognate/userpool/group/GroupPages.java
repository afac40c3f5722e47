package dev.cognate.userpool.group;

import dev.cognate.contract.idp.GroupType;
import dev.cognate.database.PageTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Pages of lists that are sorted by one name. */
@ApplicationScoped
class GroupPages {
    private static final int MAX_PAGE = 60;

    private final PageTokens tokens;

    GroupPages(PageTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * One page.
     *
     * @param nextToken continues behind it, or null on the last page
     */
    record Page<T>(List<T> shown, String nextToken) {}

    /**
     * Which page is asked for.
     *
     * @param list names the list
     * @param limit as it was requested, or null
     * @param token as it was requested, or null
     * @param first what every first page begins behind
     */
    record Wish(String list, Integer limit, String token, String first) {
        int size() {
            return limit == null || limit == 0 ? MAX_PAGE : limit;
        }
    }

    /** Reads so many rows behind a key. */
    @FunctionalInterface
    interface Reader<T> {
        Uni<List<T>> behind(String after, int limit);
    }

    <T> Uni<Page<T>> read(Wish wish, Function<T, String> key, Reader<T> reader) {
        PageTokens.Place place = tokens.open(wish.list(), wish.token());
        // one more than asked for tells whether there is another page
        return reader.behind(place == null ? wish.first() : place.id(), wish.size() + 1)
                .map(rows -> {
                    List<T> shown = rows.subList(0, Math.min(wish.size(), rows.size()));
                    boolean more = rows.size() > wish.size();
                    return new Page<>(
                            shown, more ? tokens.continueBehind(wish.list(), null, key.apply(shown.getLast())) : null);
                });
    }

    static List<GroupType> described(Page<Group> page) {
        return page.shown().stream().map(Group::settings).toList();
    }
}
