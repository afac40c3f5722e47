/**
 * Codes sent by e-mail or SMS during a sign-in, as its first factor or as a second one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html">
 *     AWS's guide: passwordless sign-in with one-time passwords</a>
 */
package dev.cognate.userpool.otp;
