package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.wire.web.WebRequest;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Tells posts of our own pages from posts of others: by what browsers say of where they come from, and by a token which only
 * our page and our cookie know.
 *
 * <p>Pages that send no referrer send {@code Origin: null} (Fetch, section 3.2), which alone says nothing; a browser that can
 * say {@code same-origin} in {@code Sec-Fetch-Site} does so beside it.
 */
final class PostGuard {
    static final String TOKEN = "_csrf";
    private static final Set<String> OWN = Set.of("", "same-origin", "none");

    private PostGuard() {}

    /** Whether a post comes from a page of this flow. */
    static boolean admits(WebRequest request, Optional<FlowState> state) {
        return comesFromHere(request)
                && state.isPresent()
                && same(state.get().token(), request.form().single(TOKEN).orElse(""));
    }

    /** Whether a browser says nothing against it that a post comes from a page of this site. */
    static boolean comesFromHere(WebRequest request) {
        String origin = request.header("origin");
        boolean ownOrigin = origin.isEmpty() || origin.equals("null") || origin.equals(request.origin());
        return ownOrigin && OWN.contains(request.header("sec-fetch-site"));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
