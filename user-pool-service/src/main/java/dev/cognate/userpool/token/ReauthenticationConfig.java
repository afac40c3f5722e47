package dev.cognate.userpool.token;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** Fresh sign-ins for sensitive changes, beyond Cognito. */
@ConfigMapping(prefix = "cognate.reauthentication")
public interface ReauthenticationConfig {

    /**
     * How long ago a user may have signed in ({@code auth_time}) to change the password, a second factor, a passkey or
     * an address that codes go to with an access token. Older sign-ins are refused with NotAuthorizedException. Unset, as in Cognito, any valid token will do.
     */
    Optional<Duration> maxAge();
}
