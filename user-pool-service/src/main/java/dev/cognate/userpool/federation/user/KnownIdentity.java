package dev.cognate.userpool.federation.user;

import java.util.UUID;

/**
 * An identity whose user is known.
 *
 * @param attribute what it is known by: {@link IdentityKey#SUBJECT}, or the name of a claim
 * @param sub the user
 * @param linked by an administrator; otherwise the user came to be by it
 * @param enabled whether the user may sign in by it
 */
record KnownIdentity(String attribute, UUID sub, boolean linked, boolean enabled) {}
