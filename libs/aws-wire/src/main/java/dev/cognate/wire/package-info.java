/**
 * Serves the APIs of the contract over HTTP.
 *
 * <p>A service hands its router, an API's table and its operation beans to {@link dev.cognate.wire.server.WireServer};
 * from there each request passes: resolve the operation, authenticate, decode, validate, authorise, invoke, encode.
 */
package dev.cognate.wire;
