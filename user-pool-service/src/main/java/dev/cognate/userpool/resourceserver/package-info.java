/**
 * Resource servers: APIs that take access tokens of a pool, and the scopes they know. Other features ask
 * {@link dev.cognate.userpool.resourceserver.ResourceServers}.
 */
package dev.cognate.userpool.resourceserver;
