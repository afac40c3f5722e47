package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.session.DeviceDescription;
import java.time.Duration;
import java.time.Instant;

/**
 * The last a session was heard of.
 *
 * @param at when it signed in or refreshed its tokens, up to five minutes too early
 * @param deviceType the device as people call it
 * @param ipAddress where it came from
 */
public record Activity(Instant at, String deviceType, String ipAddress) {
    /** A refresh is a read; so that it stays one, most refreshes of a busy session leave no trace. */
    private static final Duration PRECISION = Duration.ofMinutes(5);

    static Activity of(CallContext context, Instant now) {
        return new Activity(now, DeviceDescription.of(context.userAgent()), context.sourceIp());
    }

    /** Whether {@code later} tells anything new. */
    boolean isOutdatedBy(Activity later) {
        return !later.at.isBefore(at.plus(PRECISION))
                || !later.ipAddress.equals(ipAddress)
                || !later.deviceType.equals(deviceType);
    }
}
