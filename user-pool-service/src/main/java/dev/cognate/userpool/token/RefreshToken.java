package dev.cognate.userpool.token;

import java.util.UUID;

/**
 * What a refresh token says once it is opened.
 *
 * @param family see {@link TokenFamily#id()}
 * @param jti tells it from those before and after it
 */
record RefreshToken(String poolId, String clientId, UUID family, UUID jti) {}
