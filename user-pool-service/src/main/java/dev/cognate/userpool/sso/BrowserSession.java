package dev.cognate.userpool.sso;

import dev.cognate.userpool.token.Assurance;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A user signed in to a pool in a browser.
 *
 * @param id names it; it is no secret, unlike what the cookie holds
 * @param poolId the pool
 * @param sub the user
 * @param username its name
 * @param authTime when the user signed in, whole seconds
 * @param assurance how strongly
 * @param deviceKey the device signed in on, where the pool tracks devices
 * @param provider the identity provider signed in with; empty for the pool's own directory
 */
public record BrowserSession(
        UUID id,
        String poolId,
        UUID sub,
        String username,
        Instant authTime,
        Assurance assurance,
        Optional<String> deviceKey,
        Optional<String> provider) {}
