package dev.cognate.userpool.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Browsers that are remembered, beyond Cognito. */
@ConfigMapping(prefix = "cognate.login.remember-devices")
interface RememberDevicesConfig {

    /**
     * Whether managed login remembers browsers as devices in pools that track devices: always, or where users tick a box, as the
     * pool says. Where the pool lets a remembered device stand for a second factor, none is asked for in that browser.
     */
    @WithDefault("false")
    boolean enabled();
}
