package dev.cognate.userpool.oauth;

import dev.cognate.userpool.client.ClientInPool;

/**
 * A request for authorization whose client, redirect URI and parameters are all good.
 *
 * @param target the client that asks
 * @param reply where and how it is answered
 * @param wish what it is to be given
 * @param interaction how the user is to be asked
 */
public record AuthorizationRequest(ClientInPool target, Reply reply, Wish wish, Interaction interaction) {}
