package dev.cognate.userpool.identityprovider;

import dev.cognate.wire.readiness.ReadinessCheck;
import dev.cognate.wire.readiness.UnsafeSetting;
import jakarta.inject.Singleton;
import java.util.List;

/** Administrators of pools must not reach what listens beside the service. */
@Singleton
class IdentityProviderReadiness implements ReadinessCheck {
    private final IdentityProviderConfig config;

    IdentityProviderReadiness(IdentityProviderConfig config) {
        this.config = config;
    }

    @Override
    public List<UnsafeSetting> unsafeSettings() {
        return config.onThisMachine()
                ? List.of(new UnsafeSetting(
                        "cognate.identity-provider.on-this-machine",
                        "administrators of pools can have the service call its own machine"))
                : List.of();
    }
}
