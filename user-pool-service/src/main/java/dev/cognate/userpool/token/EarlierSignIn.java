package dev.cognate.userpool.token;

import java.time.Instant;

/**
 * A sign-in that was completed before.
 *
 * @param authTime when
 * @param assurance how strongly the user authenticated
 */
public record EarlierSignIn(Instant authTime, Assurance assurance) {}
