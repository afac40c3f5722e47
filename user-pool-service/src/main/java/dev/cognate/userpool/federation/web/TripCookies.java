package dev.cognate.userpool.federation.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.database.Json;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.wire.web.WebRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Keeps trips in sealed cookies: an answer counts only in the browser that asked, so that nobody is signed in as somebody
 * else by a link (RFC 6749 §10.12). There are few of them, so that a browser with many tabs does not send more than servers
 * take.
 */
@ApplicationScoped
class TripCookies {
    /** Browsers keep at most 4,096 bytes of name and value (RFC 6265 §6.1). */
    private static final int LONGEST = 4_000;

    private static final int SLOTS = 4;
    private static final int STATE_BYTES = 24;
    /** Longer than trips, so that late ones are known as such. */
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sealer sealer;
    private final Json json;

    TripCookies(Keyring keyring, Json json) {
        this.sealer = keyring.sealer("provider-trip");
        this.json = json;
    }

    /** A state nobody can guess, which begins with the place of its cookie: one that is free, if there is any. */
    String newState(WebRequest request) {
        int slot = IntStream.range(0, SLOTS)
                .filter(free -> request.cookie(name(request, free)).isEmpty())
                .findFirst()
                .orElseGet(() -> RANDOM.nextInt(SLOTS));
        byte[] bytes = new byte[STATE_BYTES];
        RANDOM.nextBytes(bytes);
        return slot + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The {@code Set-Cookie} that keeps a trip; empty for one that is too long for a cookie.
     *
     * @param posted whether the provider's site posts the answer, to which browsers add lax cookies no more than to any
     *     other post from elsewhere
     */
    Optional<String> keep(WebRequest request, Trip trip, boolean posted) {
        String sealed = sealer.sealToString(json.write(trip).getBytes(UTF_8));
        String sameSite = posted && request.secure() ? "None" : "Lax";
        return sealed.length() > LONGEST
                ? Optional.empty()
                : Optional.of(line(request, trip.state(), sealed, LIFETIME, sameSite));
    }

    /** The {@code Set-Cookie} that forgets a trip. */
    String forget(WebRequest request, Trip trip) {
        return line(request, trip.state(), "", Duration.ZERO, "Lax");
    }

    /** The trip of a state; empty when this browser is on no such trip. */
    Optional<Trip> find(WebRequest request, String state) {
        return slot(state)
                .flatMap(slot -> request.cookie(name(request, slot)))
                .flatMap(this::open)
                .filter(trip -> MessageDigest.isEqual(trip.state().getBytes(UTF_8), state.getBytes(UTF_8)));
    }

    private Optional<Trip> open(String value) {
        try {
            return Optional.of(json.read(new String(sealer.openString(value), UTF_8), Trip.class));
        } catch (UnsealableException | IllegalStateException forgedOrForeign) {
            return Optional.empty();
        }
    }

    private static String line(WebRequest request, String state, String value, Duration lifetime, String sameSite) {
        return name(request, slot(state).orElseThrow()) + "=" + value + "; Max-Age=" + lifetime.toSeconds()
                + "; Path=/; HttpOnly; SameSite=" + sameSite + (request.secure() ? "; Secure" : "");
    }

    private static Optional<Integer> slot(String state) {
        int slot = state.isEmpty() ? -1 : state.charAt(0) - '0';
        return slot >= 0 && slot < SLOTS ? Optional.of(slot) : Optional.empty();
    }

    /** With the prefix that ties a cookie to its host, where there is TLS (RFC 6265bis §4.1.3.2). */
    private static String name(WebRequest request, int slot) {
        return (request.secure() ? "__Host-" : "") + "cognate-provider-" + slot;
    }
}
