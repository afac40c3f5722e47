/**
 * Authenticator apps: time-based one-time passwords (RFC 6238), their set-up and the operations around them.
 */
package dev.cognate.userpool.mfa.totp;
