package dev.cognate.userpool.client;

import dev.cognate.userpool.pool.UserPool;

/** An app client together with its pool. */
public record ClientInPool(UserPool pool, AppClient client) {}
