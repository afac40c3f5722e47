/**
 * The devices users sign in on: each gets a key, may be confirmed with a secret of its own, and, once remembered, proves
 * itself by SRP at every sign-in, in place of a second factor where the pool says so.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html">AWS's
 *     guide: working with user devices</a>
 */
package dev.cognate.userpool.device;
