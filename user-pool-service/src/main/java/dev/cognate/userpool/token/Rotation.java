package dev.cognate.userpool.token;

import dev.cognate.contract.idp.FeatureType;
import dev.cognate.contract.idp.RefreshTokenRotationType;
import dev.cognate.userpool.client.AppClient;
import java.time.Duration;

/** An app client's RefreshTokenRotation. */
public final class Rotation {
    private Rotation() {}

    /** Off unless switched on. */
    public static boolean isEnabled(AppClient client) {
        RefreshTokenRotationType rotation = client.settings().refreshTokenRotation();
        return rotation != null && FeatureType.ENABLED.equals(rotation.feature());
    }

    /** How long the token before the newest stays good, 0 to 60 seconds. */
    static Duration grace(AppClient client) {
        Integer seconds = client.settings().refreshTokenRotation().retryGracePeriodSeconds();
        return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }
}
