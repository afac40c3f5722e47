package dev.cognate.wire.readiness;

import java.util.List;

/** Looks at settings of one feature when the service starts; a CDI bean. */
@FunctionalInterface
public interface ReadinessCheck {
    /** The settings that are unsafe. */
    List<UnsafeSetting> unsafeSettings();
}
