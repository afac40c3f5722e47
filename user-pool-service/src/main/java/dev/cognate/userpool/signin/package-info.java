/**
 * Sign-in as a state machine. A {@link dev.cognate.userpool.signin.FirstFactor} begins, a
 * {@link dev.cognate.userpool.signin.Challenge} judges an answer; both lead to a
 * {@link dev.cognate.userpool.signin.SignInOutcome}: something is asked, or something was shown. What was shown is put
 * before each {@link dev.cognate.userpool.signin.Requirement} in the order of its
 * {@link dev.cognate.userpool.signin.Stage}, and only when none asks for more does the engine give tokens. MFA, devices,
 * passkeys and the rest plug in from packages of their own; the AWS operations are thin faces over the engine.
 *
 * <p>What is known between two calls travels sealed with the client, in
 * {@link dev.cognate.userpool.signin.SignInSession}, so that any replica can go on.
 */
package dev.cognate.userpool.signin;
