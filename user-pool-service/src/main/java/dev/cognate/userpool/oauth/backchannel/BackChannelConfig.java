package dev.cognate.userpool.oauth.backchannel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How clients hear of users who signed out. */
@ConfigMapping(prefix = "cognate.oauth.back-channel-logout")
public interface BackChannelConfig {

    /** How long a client may take to answer. */
    @WithDefault("5s")
    Duration timeout();

    /** How often a client that does not answer is told again; each time a second later than the time before. */
    @WithDefault("2")
    int retries();

    /** How many notices may be on their way at once; further ones are dropped, and the log says so. */
    @WithDefault("1000")
    int mostWaiting();
}
