package dev.cognate.userpool.threat;

import dev.cognate.userpool.session.DeviceDescription;
import dev.cognate.userpool.signin.Attempt;
import java.util.Optional;

/** What people call the device a call came from. */
final class DeviceName {
    private static final String UNKNOWN = "unknown";

    private DeviceName() {}

    /** For example {@code Firefox on Windows}; empty when nothing is known. */
    static Optional<String> of(Attempt attempt) {
        return Optional.of(DeviceDescription.of(attempt.context().userAgent())).filter(name -> !UNKNOWN.equals(name));
    }
}
