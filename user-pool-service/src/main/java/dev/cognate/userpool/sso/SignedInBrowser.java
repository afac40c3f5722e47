package dev.cognate.userpool.sso;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser in which somebody is signed in, as its user sees it.
 *
 * @param id of the session; no secret
 * @param since when the user signed in
 * @param browser as far as it said, such as {@code Firefox on Linux}; {@code unknown} otherwise
 */
public record SignedInBrowser(UUID id, Instant since, String browser) {}
