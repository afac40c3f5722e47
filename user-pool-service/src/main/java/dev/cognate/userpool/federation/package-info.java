/**
 * Sign-in with the identity providers of a pool: what they say of somebody becomes a user of the pool, who signs in.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html">AWS's
 *     guide: user pool sign-in with third party identity providers</a>
 */
package dev.cognate.userpool.federation;
