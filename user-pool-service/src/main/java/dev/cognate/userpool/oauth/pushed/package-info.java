/** Pushed authorization requests (RFC 9126): what a client asks for goes to us directly, and browsers carry but a reference. */
package dev.cognate.userpool.oauth.pushed;
