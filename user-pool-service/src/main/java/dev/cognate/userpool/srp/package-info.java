/**
 * Secure Remote Password as Cognito speaks it: SRP-6a (RFC 5054 §2) over the 3072-bit group of RFC 3526 §4, SHA-256, with
 * the pool's short name in front of the user name and HKDF for the session key.
 */
package dev.cognate.userpool.srp;
