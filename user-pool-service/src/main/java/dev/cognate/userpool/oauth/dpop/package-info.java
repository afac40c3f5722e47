/** Tokens bound to a key of their client (RFC 9449, DPoP): whoever copies one cannot use it. */
package dev.cognate.userpool.oauth.dpop;
