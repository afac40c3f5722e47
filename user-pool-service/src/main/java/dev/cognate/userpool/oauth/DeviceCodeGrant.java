package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.userpool.oauth.device.DeviceRequests;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.throttle.RequestCategory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Tokens for a device whose user said yes (RFC 8628 §3.4). */
@ApplicationScoped
class DeviceCodeGrant implements TokenGrant {
    static final String TYPE = "urn:ietf:params:oauth:grant-type:device_code";

    private final Extensions extensions;
    private final DeviceRequests devices;
    private final UserTokens tokens;
    private final Clock clock;

    DeviceCodeGrant(Extensions extensions, DeviceRequests devices, UserTokens tokens, Clock clock) {
        this.extensions = extensions;
        this.devices = devices;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Devices ask again and again; what limits sign-ins would be too strict for them. */
    @Override
    public RequestCategory category() {
        return RequestCategory.CHALLENGE_RESPONSE;
    }

    @Override
    public Uni<AuthenticationResultType> give(TokenRequest request) {
        if (!extensions.of(request.target().client()).deviceGrant()) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
        return devices.take(request.target(), request.parameters().require("device_code"))
                .chain(approved -> tokens.redeem(request, code(request, approved)));
    }

    private AuthorizationCode code(TokenRequest request, DeviceRequests.Approved approved) {
        return new AuthorizationCode(
                request.target().pool().id(),
                request.target().client().id(),
                UUID.randomUUID(),
                approved.browserSession(),
                clock.instant(),
                "",
                new Wish(approved.scopes(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
