package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.database.Json;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.wire.web.WebRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Keeps flows in sealed cookies. Tabs that serve different authorization requests have cookies of their own. There are few of
 * them, so that a browser with many tabs does not send more than servers take; the flow that began first gives way.
 */
@ApplicationScoped
class FlowCookies {
    /** Browsers keep at most 4,096 bytes of name and value (RFC 6265, section 6.1). */
    private static final int LONGEST = 4_000;

    private static final int LARGEST_STATE = 16_384;
    private static final int SLOTS = 4;
    private static final String MARK = "cognate-cookies";
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Sealer sealer;
    private final Json json;
    private final Clock clock;

    FlowCookies(Keyring keyring, Json json, Clock clock) {
        this.sealer = keyring.sealer("login-flow");
        this.json = json;
        this.clock = clock;
    }

    /** The flow that a request goes on with; empty when there is none, or it is forged, expired or another request's. */
    Optional<FlowState> find(WebRequest request, String key) {
        return kept(request, slot(request, key))
                .filter(state -> state.request().equals(key))
                .filter(state -> clock.instant().isBefore(state.expiresAt()));
    }

    /** A flow that begins. */
    FlowState begin(String key) {
        return FlowState.begin(key, clock.instant().plus(LIFETIME));
    }

    /** A flow one step further. */
    FlowState next(FlowState state, LoginFlow flow) {
        return state.next(flow, clock.instant().plus(LIFETIME));
    }

    /** The {@code Set-Cookie} that keeps a flow. */
    String keep(WebRequest request, FlowState state) {
        String sealed = seal(state);
        String fitting = sealed.length() <= LONGEST ? sealed : seal(lean(state));
        return name(request, slot(request, state.request())) + "=" + fitting + "; Max-Age=" + LIFETIME.toSeconds()
                + attributes(request);
    }

    /** The {@code Set-Cookie} that forgets a flow. */
    String forget(WebRequest request, String key) {
        return name(request, slot(request, key)) + "=; Max-Age=0" + attributes(request);
    }

    /** Whether anything came back of what a page of ours set, however old. */
    boolean cameBack(WebRequest request) {
        return request.cookie(hostName(request, MARK)).isPresent()
                || IntStream.range(0, SLOTS)
                        .anyMatch(slot -> request.cookie(name(request, slot)).isPresent());
    }

    /** The {@code Set-Cookie} that shows whether a browser keeps any; it outlives every flow and says nothing. */
    String mark(WebRequest request) {
        return hostName(request, MARK) + "=kept" + attributes(request);
    }

    /** The place of a flow: its own, else one that is free, else that of the flow which began first. */
    private int slot(WebRequest request, String key) {
        List<Optional<FlowState>> kept =
                IntStream.range(0, SLOTS).mapToObj(slot -> kept(request, slot)).toList();
        return IntStream.range(0, SLOTS)
                .boxed()
                .min(Comparator.comparing((Integer slot) -> age(kept.get(slot), key))
                        .thenComparing(slot -> Math.floorMod(slot - key.hashCode(), SLOTS)))
                .orElseThrow();
    }

    private static Instant age(Optional<FlowState> kept, String key) {
        boolean own = kept.filter(state -> state.request().equals(key)).isPresent();
        return own ? Instant.MIN : kept.map(FlowState::expiresAt).orElse(Instant.EPOCH);
    }

    private Optional<FlowState> kept(WebRequest request, int slot) {
        return request.cookie(name(request, slot)).flatMap(this::open);
    }

    /** What stands at the end of every cookie of ours: out of reach of scripts and of other sites' posts. */
    static String attributes(WebRequest request) {
        return "; Path=/; HttpOnly; SameSite=Lax" + (request.secure() ? "; Secure" : "");
    }

    /** With the prefix that ties a cookie to its host, where there is TLS (RFC 6265bis, section 4.1.3.2). */
    static String hostName(WebRequest request, String name) {
        return (request.secure() ? "__Host-" : "") + name;
    }

    private static String name(WebRequest request, int slot) {
        return hostName(request, "cognate-login-" + slot);
    }

    /** What the pool's functions tell of their challenge has no bounds; the page can do without. */
    private static FlowState lean(FlowState state) {
        return state.flow() instanceof LoginFlow.Challenged challenged
                ? new FlowState(
                        state.token(),
                        state.step(),
                        state.request(),
                        state.username(),
                        state.goal(),
                        new LoginFlow.Challenged(challenged.asked(), Map.of(), challenged.others()),
                        state.said(),
                        state.expiresAt())
                : state;
    }

    private String seal(FlowState state) {
        byte[] sealed = sealer.seal(deflate(json.write(state).getBytes(UTF_8)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private Optional<FlowState> open(String value) {
        try {
            byte[] plain = inflate(sealer.open(Base64.getUrlDecoder().decode(value)));
            return Optional.of(json.read(new String(plain, UTF_8), FlowState.class));
        } catch (UnsealableException | IllegalArgumentException | IllegalStateException forgedOrForeign) {
            return Optional.empty();
        }
    }

    private static byte[] deflate(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] inflate(byte[] deflated) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return in.readNBytes(LARGEST_STATE);
        } catch (IOException e) {
            throw new UncheckedIOException("what was sealed cannot be read", e);
        }
    }
}
