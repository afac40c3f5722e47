package dev.cognate.identitypool.provider;

import dev.cognate.database.Json;
import dev.cognate.identitypool.http.OutgoingHttp;
import dev.cognate.identitypool.http.Unreachable;
import dev.cognate.wire.http.LocalHosts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads the public keys of providers. */
@ApplicationScoped
class KeySetReader {
    private static final Logger LOG = Logger.getLogger(KeySetReader.class);
    private static final int MAX_KEYS = 100;
    private static final int OK = 200;

    private final OutgoingHttp http;
    private final Json json;

    KeySetReader(OutgoingHttp http, Json json) {
        this.http = http;
        this.json = json;
    }

    /** What a provider's documents say cannot be used. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(URI url, String why) {
            super(url + " " + why, null, false, false);
        }
    }

    /** The public keys of a provider. Fails with {@link Unreachable} or {@link Unusable}. */
    Uni<List<JsonWebKey>> read(KeyLocation location) {
        return keySetUrl(location)
                .chain(url -> document(url).map(document -> keys(url, document)))
                .onFailure(Unusable.class)
                .invoke(failure -> LOG.warnf("Keys of a provider cannot be used: %s", failure.getMessage()));
    }

    private Uni<URI> keySetUrl(KeyLocation location) {
        return switch (location) {
            case KeyLocation.KeySetAt(URI url) -> Uni.createFrom().item(url);
            case KeyLocation.DiscoveredAt(URI url, String issuer) ->
                document(url).map(document -> discovered(url, issuer, document));
        };
    }

    private static URI discovered(URI url, String issuer, Map<?, ?> document) {
        if (!issuer.equals(document.get("issuer"))) {
            throw new Unusable(url, "is of another issuer than " + issuer);
        }
        try {
            URI keys = URI.create(String.valueOf(document.get("jwks_uri")));
            if (isAsSafe(url, keys)) {
                return keys;
            }
        } catch (IllegalArgumentException notAUrl) {
            throw new Unusable(url, "has no usable jwks_uri");
        }
        throw new Unusable(url, "has no usable jwks_uri");
    }

    /** Who is asked over TLS must not lead us to a place without it, and who is elsewhere not to this machine. */
    static boolean isAsSafe(URI asked, URI named) {
        boolean encrypted =
                "https".equals(named.getScheme()) || asked.getScheme().equals(named.getScheme());
        return encrypted
                && named.getHost() != null
                && (LocalHosts.contains(asked.getHost()) || !LocalHosts.contains(named.getHost()));
    }

    private Uni<Map<?, ?>> document(URI url) {
        return http.send(HttpRequest.newBuilder(url).header("accept", "application/json"))
                .map(response -> parsed(url, response));
    }

    private Map<?, ?> parsed(URI url, HttpResponse<String> response) {
        if (response.statusCode() != OK) {
            throw new Unusable(url, "answers with status " + response.statusCode());
        }
        try {
            Map<?, ?> document = json.read(response.body(), Map.class);
            if (document != null) {
                return document;
            }
        } catch (IllegalStateException notJson) {
            throw new Unusable(url, "is no JSON object");
        }
        throw new Unusable(url, "is no JSON object");
    }

    /** Keys of kinds that are not known are passed over (RFC 7517 §5). */
    private static List<JsonWebKey> keys(URI url, Map<?, ?> document) {
        if (!(document.get("keys") instanceof List<?> entries) || entries.size() > MAX_KEYS) {
            throw new Unusable(url, "is no key set");
        }
        List<JsonWebKey> keys = new ArrayList<>();
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> parameters) {
                addPublic(parameters, keys);
            }
        }
        return keys;
    }

    private static void addPublic(Map<?, ?> parameters, List<JsonWebKey> keys) {
        try {
            @SuppressWarnings("unchecked")
            JsonWebKey key = JsonWebKey.Factory.newJwk((Map<String, Object>) parameters);
            if (key instanceof PublicJsonWebKey) {
                keys.add(key);
            }
        } catch (JoseException unknownKind) {
            LOG.debugf("A key is passed over: %s", unknownKind.getMessage());
        }
    }
}
