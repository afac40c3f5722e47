/**
 * App clients: their settings and secrets. Other features ask {@link dev.cognate.userpool.client.AppClients} and
 * {@link dev.cognate.userpool.client.SecretHash}.
 */
package dev.cognate.userpool.client;
