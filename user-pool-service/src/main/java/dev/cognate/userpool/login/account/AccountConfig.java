package dev.cognate.userpool.login.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The page of people's own account, beyond Cognito. */
@ConfigMapping(prefix = "cognate.login.account")
interface AccountConfig {

    /** Whether managed login has a page at {@code /account} on which people look after their own account. */
    @WithDefault("false")
    boolean enabled();

    /** How long ago somebody may have signed in to change the profile, the password or a factor, or to delete the account. */
    @WithDefault("10m")
    Duration freshFor();
}
