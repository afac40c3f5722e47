package dev.cognate.userpool.oauth;

import java.time.Instant;
import java.util.UUID;

/**
 * What an authorization code says once it is opened.
 *
 * @param poolId the pool
 * @param clientId the client it was given to
 * @param id of the token family it leads to, which exists from the moment it is redeemed
 * @param browserSession whose sign-in it tells
 * @param issuedAt when it was given
 * @param redirectUri where it was sent, as the client wrote it
 * @param wish what it leads to
 */
record AuthorizationCode(
        String poolId,
        String clientId,
        UUID id,
        UUID browserSession,
        Instant issuedAt,
        String redirectUri,
        Wish wish) {}
