/**
 * Recovery codes: stand-ins for a lost second factor, beyond Cognito and off by default. See
 * {@code docs/adr/0006-recovery-codes.md}.
 */
package dev.cognate.userpool.recoverycode;
