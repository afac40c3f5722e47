package dev.cognate.userpool.oauth;

import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.oauth.device.DeviceRequests;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code POST /oauth2/device_authorization} (RFC 8628 §3.1): a device begins to wait for its user. */
@ApplicationScoped
class DeviceAuthorizationResource implements WebHandler {
    static final String PATH = "/oauth2/device_authorization";
    private static final Set<String> PARAMETERS = Set.of("client_id", "client_secret", "scope");

    private final ClientEndpoints endpoints;
    private final Extensions extensions;
    private final Scopes scopes;
    private final DeviceRequests devices;
    private final Domains domains;

    DeviceAuthorizationResource(
            ClientEndpoints endpoints, Extensions extensions, Scopes scopes, DeviceRequests devices, Domains domains) {
        this.endpoints = endpoints;
        this.extensions = extensions;
        this.scopes = scopes;
        this.devices = devices;
        this.domains = domains;
    }

    void routes(@Observes Router router) {
        endpoints.mount(router, PATH, this);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        RequestParameters parameters = ClientEndpoints.parameters(request, PARAMETERS);
        return endpoints
                .admit(request, parameters, RequestCategory.USER_AUTHENTICATION)
                .invoke(this::requireAllowed)
                .chain(target -> scopes.forUsers(target, parameters.words("scope"))
                        .chain(granted -> devices.begin(target, granted))
                        .chain(codes -> domains.baseUrl(target.pool()).map(base -> document(target, codes, base))))
                .map(OAuthAnswers::json);
    }

    private void requireAllowed(ClientInPool target) {
        if (!extensions.of(target.client()).deviceGrant()) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
    }

    private static Map<String, Object> document(ClientInPool target, DeviceRequests.Codes codes, String base) {
        String page = base + DevicePage.PATH + "?client_id="
                + PercentEncoding.encode(target.client().id());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("device_code", codes.deviceCode());
        document.put("user_code", codes.userCode());
        document.put("verification_uri", page);
        document.put("verification_uri_complete", page + "&user_code=" + codes.userCode());
        document.put("expires_in", DeviceRequests.LIFETIME.toSeconds());
        document.put("interval", DeviceRequests.INTERVAL);
        return document;
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return ClientEndpoints.failed(failure);
    }
}
