package dev.cognate.userpool.federation.provider;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.cognate.userpool.identityprovider.AllowedEndpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the endpoints of providers: those written down, and for what is missing those of the discovery document (OpenID
 * Connect Discovery 1.0 §4), which must be of the very issuer that is written down.
 */
@ApplicationScoped
class Discovery {
    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final int OK = 200;

    /** What a document calls the endpoints that the details of a provider can name. */
    private static final Map<String, String> NAMES = Map.of(
            "authorize_url", "authorization_endpoint",
            "token_url", "token_endpoint",
            "attributes_url", "userinfo_endpoint",
            "jwks_uri", "jwks_uri");

    private final ProviderHttp http;
    private final AllowedEndpoints allowed;
    private final RememberedDocuments<Discovered> known;

    Discovery(ProviderHttp http, AllowedEndpoints allowed, ProviderConfig config, Clock clock) {
        this.http = http;
        this.allowed = allowed;
        this.known = new RememberedDocuments<>(clock, config.metadataLifetime(), config.metadataLifetime());
    }

    /** What a discovery document says. */
    record Discovered(Map<String, String> urls, boolean proofKeys) {
        private static final Discovered NOTHING = new Discovered(Map.of(), false);
    }

    /** The endpoints of a provider. Fails with {@link ProviderFailure}. */
    Uni<Endpoints> of(Registration registration) {
        return Uni.createFrom().deferred(() -> {
            Optional<String> issuer = registration.detail("oidc_issuer");
            return issuer.isPresent() && isIncomplete(registration)
                    ? discovered(registration, issuer.get()).map(document -> endpoints(registration, document))
                    : Uni.createFrom().item(() -> endpoints(registration, Discovered.NOTHING));
        });
    }

    private static boolean isIncomplete(Registration registration) {
        boolean wantsAttributes = registration.kind() == Registration.Kind.OPENID;
        return registration.detail("authorize_url").isEmpty()
                || registration.detail("token_url").isEmpty()
                || registration.detail("jwks_uri").isEmpty()
                || (wantsAttributes && registration.detail("attributes_url").isEmpty());
    }

    private Uni<Discovered> discovered(Registration registration, String issuer) {
        URI place = url(registration, issuer.replaceAll("/+$", "") + DOCUMENT);
        return known.get(
                place,
                document -> true,
                () -> http.send(place, request -> request, "Timeout occurred in calling IdP discovery endpoint")
                        .map(answer -> read(registration, issuer, answer))
                        .invoke(document -> requireAllowed(registration, document)));
    }

    private static Discovered read(Registration registration, String issuer, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw registration.refusal(answer.statusCode(), "error getting openid configuration");
        }
        return parse(registration, issuer, answer.body());
    }

    /** What a document names must be as safe as what an administrator may write down. */
    private void requireAllowed(Registration registration, Discovered document) {
        document.urls().values().stream()
                .flatMap(url -> allowed.objection(url).stream())
                .findFirst()
                .ifPresent(objection -> {
                    throw registration.misleading(objection);
                });
    }

    /** Reads a document. */
    static Discovered parse(Registration registration, String issuer, String document) {
        try {
            Map<String, Object> said = JsonObjects.parse(document);
            if (!issuer.equals(said.get("issuer"))) {
                throw new ProviderFailure(registration.name() + " openid configuration is of another issuer");
            }
            List<String> methods = JSONObjectUtils.getStringList(said, "code_challenge_methods_supported");
            return new Discovered(urls(registration, issuer, said), methods != null && methods.contains("S256"));
        } catch (ParseException notWhatItShouldBe) {
            throw new ProviderFailure(registration.name() + " openid configuration cannot be read");
        }
    }

    private static Map<String, String> urls(Registration registration, String issuer, Map<String, Object> said)
            throws ParseException {
        Map<String, String> urls = new HashMap<>();
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            String url = JSONObjectUtils.getString(said, name.getValue());
            if (url != null) {
                urls.put(name.getKey(), requireNoDowngrade(registration, issuer, url));
            }
        }
        return Map.copyOf(urls);
    }

    /** Who is asked over TLS must not lead us to a place without it. */
    private static String requireNoDowngrade(Registration registration, String issuer, String url) {
        if (issuer.startsWith("https:") && !url.startsWith("https:")) {
            throw registration.misleading("must start with https://");
        }
        return url;
    }

    private Endpoints endpoints(Registration registration, Discovered document) {
        Optional<String> issuer = registration.detail("oidc_issuer");
        return new Endpoints(
                issuer,
                require(registration, document, "authorize_url"),
                require(registration, document, "token_url"),
                find(registration, document, "attributes_url"),
                issuer.map(name -> require(registration, document, "jwks_uri")),
                document.proofKeys());
    }

    private URI require(Registration registration, Discovered document, String key) {
        return find(registration, document, key)
                .orElseThrow(() -> new ProviderFailure(registration.name() + " has no " + key));
    }

    private Optional<URI> find(Registration registration, Discovered document, String key) {
        return registration
                .detail(key)
                .or(() -> Optional.ofNullable(document.urls().get(key)))
                .map(url -> url(registration, url));
    }

    private URI url(Registration registration, String text) {
        allowed.objection(text).ifPresent(objection -> {
            throw new ProviderFailure(registration.name() + " has an endpoint that " + objection);
        });
        return URI.create(text);
    }
}
