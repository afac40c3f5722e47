package dev.cognate.userpool.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Usernames that people forgot, beyond Cognito. */
@ConfigMapping(prefix = "cognate.login.forgot-username")
interface ForgotUsernameConfig {

    /**
     * Whether managed login has a page at {@code /forgotUsername} that e-mails the usernames of a confirmed address to it. Pools whose users sign in with
     * an address, and those whose function sends their e-mails, have none.
     */
    @WithDefault("false")
    boolean enabled();
}
