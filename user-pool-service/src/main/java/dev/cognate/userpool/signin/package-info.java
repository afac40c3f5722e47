/**
 * Sign-in as a state machine. {@link dev.cognate.userpool.signin.SignInState} lists the states and what each may turn
 * into; a {@link dev.cognate.userpool.signin.FirstFactor} finds the first, a
 * {@link dev.cognate.userpool.signin.Challenge} leads from one to the next, and
 * {@link dev.cognate.userpool.signin.SignInEngine} drives them. The AWS operations are thin faces over the engine.
 */
package dev.cognate.userpool.signin;
