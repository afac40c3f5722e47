/**
 * Users who come from identity providers: which user of the pool an identity is, what a provider's claims make of the user's
 * attributes, and how administrators link identities to users.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html">
 *     AWS's guide: linking federated users to an existing user profile</a>
 */
package dev.cognate.userpool.federation.user;
