package dev.cognate.identitypool.credentials;

import java.time.Duration;
import java.util.Optional;

/**
 * Which role is asked for.
 *
 * @param roleArn the role
 * @param sessionName what its sessions are told apart by
 * @param duration how long the credentials are to last
 * @param policy a policy document that limits the session further
 */
record RoleWish(String roleArn, String sessionName, Duration duration, Optional<String> policy) {}
