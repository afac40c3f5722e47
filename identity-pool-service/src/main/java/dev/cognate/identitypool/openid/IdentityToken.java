package dev.cognate.identitypool.openid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the token of an identity says.
 *
 * @param identityId whose it is
 * @param poolId its identity pool, the audience
 * @param methods how the user signed in ({@code amr}): {@code unauthenticated}, or {@code authenticated} and the providers
 * @param tags principal tags
 */
public record IdentityToken(String identityId, String poolId, List<String> methods, Map<String, String> tags) {
    private static final String AUTHENTICATED = "authenticated";
    private static final String UNAUTHENTICATED = "unauthenticated";

    public IdentityToken {
        methods = List.copyOf(methods);
        tags = Map.copyOf(tags);
    }

    /** Of a guest. */
    public static IdentityToken ofGuest(String identityId, String poolId) {
        return new IdentityToken(identityId, poolId, List.of(UNAUTHENTICATED), Map.of());
    }

    /**
     * Of a user.
     *
     * @param providers what {@code amr} says behind {@code authenticated}
     */
    public static IdentityToken ofUser(
            String identityId, String poolId, List<String> providers, Map<String, String> tags) {
        List<String> methods = new ArrayList<>();
        methods.add(AUTHENTICATED);
        methods.addAll(providers);
        return new IdentityToken(identityId, poolId, methods, tags);
    }

    /** Whether a user signed in. */
    public boolean isAuthenticated() {
        return methods.contains(AUTHENTICATED);
    }
}
