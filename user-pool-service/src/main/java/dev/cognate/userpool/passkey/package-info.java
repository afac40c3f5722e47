/**
 * Passkeys: WebAuthn credentials as a way to sign in. {@link dev.cognate.userpool.passkey.Ceremonies} is the one place that
 * talks to the WebAuthn library; the rest knows whose a passkey is and what the pool asks of it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html">
 *     AWS's guide: passwordless sign-in with WebAuthn passkeys</a>
 * @see <a href="https://www.w3.org/TR/webauthn-3/">Web Authentication Level 3</a>
 */
package dev.cognate.userpool.passkey;
