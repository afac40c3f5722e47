/**
 * Choice-based sign-in, the flow USER_AUTH: users choose among the first factors their pool allows and they have.
 * {@link dev.cognate.userpool.choice.FirstFactors} knows which those are, {@link dev.cognate.userpool.choice.ChosenFactor}
 * begins the one that was chosen.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html">AWS's
 *     guide: choice-based authentication</a>
 */
package dev.cognate.userpool.choice;
