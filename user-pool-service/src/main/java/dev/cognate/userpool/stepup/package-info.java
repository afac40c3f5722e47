/**
 * How strongly a user authenticated: the {@code acr} and {@code amr} claims, and sign-ins that must reach a level.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-step-up-authentication.html">AWS's
 *     guide: authentication levels with ACR and AMR claims</a>
 */
package dev.cognate.userpool.stepup;
