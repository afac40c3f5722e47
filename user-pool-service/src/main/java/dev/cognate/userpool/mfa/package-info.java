/**
 * Second factors: which a pool offers, which a user has switched on, what is asked at sign-in, and the challenges that ask
 * it. {@link dev.cognate.userpool.mfa.totp} holds authenticator apps.
 */
package dev.cognate.userpool.mfa;
