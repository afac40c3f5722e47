package dev.cognate.userpool.oauth;

import dev.cognate.userpool.issuer.DiscoveryStep;
import dev.cognate.userpool.oauth.dpop.KeyProofs;
import dev.cognate.userpool.oauth.extension.ClientExtensions;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.oauth.extension.Signing;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;

/** Announces what any client of a pool may do beyond Cognito (RFC 8414 §2, RFC 9126 §5, RFC 9207 §3, RFC 9449 §5.1). */
@ApplicationScoped
class ExtensionsInDiscovery implements DiscoveryStep {
    private static final String GRANTS = "grant_types_supported";
    private static final String ALGORITHMS = "id_token_signing_alg_values_supported";

    private final Extensions extensions;

    ExtensionsInDiscovery(Extensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public Uni<Void> describe(UserPool pool, Places places, JsonObject document) {
        return extensions
                .in(pool)
                .invoke(clients -> describe(clients, places.programs(), document))
                .replaceWithVoid();
    }

    private static void describe(List<ClientExtensions> clients, String programs, JsonObject document) {
        Announcement announcement = new Announcement(clients, document);
        announcement.put(ClientExtensions::issuer, "authorization_response_iss_parameter_supported", true);
        announcement.put(ClientExtensions::introspection, "introspection_endpoint", programs + "/oauth2/introspect");
        announcement.put(
                ClientExtensions::introspection,
                "introspection_endpoint_auth_methods_supported",
                new JsonArray().add("client_secret_basic").add("client_secret_post"));
        announcement.put(
                client -> client.pushedRequests().isOn(),
                "pushed_authorization_request_endpoint",
                programs + PushedRequestResource.PATH);
        announcement.put(
                client -> client.dpop().isOn(),
                "dpop_signing_alg_values_supported",
                new JsonArray(KeyProofs.ALGORITHMS));
        announcement.put(client -> client.backChannelLogout().isPresent(), "backchannel_logout_supported", true);
        announcement.put(
                client -> client.backChannelLogout().isPresent(), "backchannel_logout_session_supported", true);
        announcement.put(
                ClientExtensions::deviceGrant,
                "device_authorization_endpoint",
                programs + DeviceAuthorizationResource.PATH);
        announcement.add(ClientExtensions::deviceGrant, GRANTS, DeviceCodeGrant.TYPE);
        announcement.add(client -> !client.exchangeAudiences().isEmpty(), GRANTS, TokenExchangeGrant.TYPE);
        announcement.add(
                client -> client.keys().isPresent(), "token_endpoint_auth_methods_supported", "private_key_jwt");
        announcement.put(
                client -> client.keys().isPresent(),
                "token_endpoint_auth_signing_alg_values_supported",
                new JsonArray(ClientAssertions.ALGORITHMS));
        announcement.add(client -> client.signing() == Signing.ES256, ALGORITHMS, "ES256");
        announcement.add(client -> client.signing() == Signing.EDDSA, ALGORITHMS, "EdDSA");
    }

    private record Announcement(List<ClientExtensions> clients, JsonObject document) {
        void put(Predicate<ClientExtensions> who, String name, Object value) {
            if (clients.stream().anyMatch(who)) {
                document.put(name, value);
            }
        }

        void add(Predicate<ClientExtensions> who, String name, String value) {
            if (clients.stream().anyMatch(who)) {
                document.put(name, document.getJsonArray(name).copy().add(value));
            }
        }
    }
}
