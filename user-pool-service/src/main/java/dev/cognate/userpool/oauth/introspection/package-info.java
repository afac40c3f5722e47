/** Introspection (RFC 7662): APIs that ask whether a token is good. */
package dev.cognate.userpool.oauth.introspection;
