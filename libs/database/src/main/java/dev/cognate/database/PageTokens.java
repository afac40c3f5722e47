package dev.cognate.database;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Page tokens: the place where a list went on, sealed, so that no caller reads keys out of them or makes one up. They
 * hold for one hour (developer guide, "Searching for users with the ListUsers API").
 */
public final class PageTokens {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Sealer sealer;
    private final Json json;
    private final Clock clock;
    private final Supplier<RuntimeException> refusal;

    /**
     * Page tokens of one API.
     *
     * @param refusal makes the API's error for a token that is not ours, is of another list or is too old
     */
    public PageTokens(Keyring keyring, Json json, Clock clock, Supplier<RuntimeException> refusal) {
        this.sealer = keyring.sealer("page-token");
        this.json = json;
        this.clock = clock;
        this.refusal = refusal;
    }

    /**
     * A token that continues behind a row.
     *
     * @param list names the list with everything that chooses its rows; the token continues no other
     * @param value sort key of the last row, or null when the list is sorted by id alone
     * @param id id of the last row
     */
    public String continueBehind(String list, String value, String id) {
        Place place = new Place(list, value, id, clock.instant().plus(LIFETIME).getEpochSecond());
        return sealer.sealToString(json.write(place).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place a token continues behind.
     *
     * @param token as the caller gave it, or null for the first page
     * @return null for the first page
     * @throws RuntimeException the API's refusal, when the token is not ours, is of another list or is too old
     */
    public Place open(String list, String token) {
        if (token == null) {
            return null;
        }
        try {
            Place place = json.read(new String(sealer.openString(token), StandardCharsets.UTF_8), Place.class);
            if (Objects.equals(place.list, list) && clock.instant().isBefore(Instant.ofEpochSecond(place.expiresAt))) {
                return place;
            }
        } catch (UnsealableException e) {
            throw refusal.get();
        }
        throw refusal.get();
    }

    /**
     * Where a list goes on.
     *
     * @param list which list
     * @param value sort key of the last row, or null
     * @param id id of the last row
     * @param expiresAt epoch seconds
     */
    public record Place(String list, String value, String id, long expiresAt) {}
}
