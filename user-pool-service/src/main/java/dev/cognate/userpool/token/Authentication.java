package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.user.User;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in in which all was shown that was asked for.
 *
 * @param user who signed in
 * @param at when, which tokens call {@code auth_time}
 * @param deviceKey the device signed in on, where the pool tracks devices
 * @param assurance how strongly the user authenticated
 * @param context the call that completed it
 */
public record Authentication(
        User user, Instant at, Optional<String> deviceKey, Assurance assurance, CallContext context) {}
