/**
 * Single sign-on: sessions of browsers with our own pages, which let a user into one app after the other without signing
 * in again.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html">AWS's
 *     guide: managed login, session cookies</a>
 */
package dev.cognate.userpool.sso;
