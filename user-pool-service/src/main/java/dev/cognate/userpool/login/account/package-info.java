/**
 * A page on which people look after their own account, beyond Cognito: profile, password, factors, passkeys, sessions, devices
 * and deletion, by the rules of the API's operations. It is there only where {@code cognate.login.account.enabled} says so.
 */
package dev.cognate.userpool.login.account;
