package dev.cognate.userpool.federation.user;

import dev.cognate.userpool.user.User;

/**
 * The user somebody who comes from a provider is.
 *
 * @param user as it is stored
 * @param newcomer whether the user came to be by this
 */
record Member(User user, boolean newcomer) {}
