package dev.cognate.userpool.oauth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the userInfo endpoint answers. */
@ConfigMapping(prefix = "cognate.oauth.user-info")
public interface UserInfoConfig {

    /**
     * {@code false}: {@code email_verified} and {@code phone_number_verified} are texts, as in Cognito. {@code true}: they
     * are booleans, as OpenID Connect Core 1.0 §5.1 says.
     */
    @WithDefault("false")
    boolean booleans();
}
