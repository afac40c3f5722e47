package dev.cognate.identitypool.iam.entity;

import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.database.Json;
import dev.cognate.database.PageTokens;
import dev.cognate.keyring.Keyring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Pages of lists that one entity has within it, such as its tags or policies: they are short and read as a whole. */
@ApplicationScoped
public class InnerLists {
    private static final int USUAL_PAGE = 100;

    private final PageTokens markers;

    InnerLists(Keyring keyring, Json json, Clock clock) {
        this.markers = new PageTokens(
                keyring, json, clock, () -> new InvalidInputException("Invalid value specified for parameter Marker"));
    }

    /**
     * Which page is asked for.
     *
     * @param list names the list and whose it is; a marker continues no other
     * @param marker where the page before ended, or null
     * @param maxItems null for 100
     */
    public record Asked(String list, String marker, Integer maxItems) {}

    /**
     * A page.
     *
     * @param all the list, always in the same order
     * @param key tells its items apart
     */
    public <T> EntityPage<T> page(Asked asked, List<T> all, Function<T, String> key) {
        PageTokens.Place place = markers.open("iam/" + asked.list(), asked.marker());
        int start = place == null ? 0 : behind(place, all.stream().map(key).toList());
        int size = asked.maxItems() == null ? USUAL_PAGE : asked.maxItems();
        if (all.size() - start <= size) {
            return new EntityPage<>(all.subList(start, all.size()), null);
        }
        List<T> page = all.subList(start, start + size);
        String last = key.apply(page.getLast());
        return new EntityPage<>(
                page, markers.continueBehind("iam/" + asked.list(), String.valueOf(start + size), last));
    }

    /** Behind the last item of the page before or, when that is gone, where it was. */
    private static int behind(PageTokens.Place place, List<String> keys) {
        return IntStream.range(0, keys.size())
                .filter(index -> keys.get(index).equals(place.id()))
                .map(index -> index + 1)
                .findFirst()
                .orElse(Math.min(keys.size(), Integer.parseInt(place.value()) - 1));
    }
}
