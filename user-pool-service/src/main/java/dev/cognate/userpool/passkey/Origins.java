package dev.cognate.userpool.passkey;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.server.OriginPredicate;
import java.util.Locale;
import java.util.Set;

/**
 * Which origins may use the passkeys of a relying party: secure web pages on its domain and below it, and the apps an
 * operator names. {@code http} is secure on {@code localhost} alone.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-validating-origin">WebAuthn §13.4.9: validating the origin</a>
 */
record Origins(String relyingPartyId, Set<String> appOrigins) implements OriginPredicate {
    @Override
    public boolean test(Origin origin) {
        return appOrigins.contains(origin.toString()) || isOwnPage(origin);
    }

    private boolean isOwnPage(Origin origin) {
        if (origin.getHost() == null || origin.getScheme() == null) {
            return false;
        }
        String host = origin.getHost().toLowerCase(Locale.ROOT);
        boolean secure = "https".equals(origin.getScheme()) || ("http".equals(origin.getScheme()) && isLocal(host));
        return secure && (host.equals(relyingPartyId) || host.endsWith("." + relyingPartyId));
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }
}
