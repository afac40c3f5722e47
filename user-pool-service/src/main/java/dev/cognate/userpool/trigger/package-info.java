/**
 * Lambda triggers: functions of the operator that a pool calls at set points of its work. {@link
 * dev.cognate.userpool.trigger.Triggers} finds the target of a function's ARN, sends Cognito's event and gives back the
 * answer; one class for each trigger knows its event and what its answer means.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html">
 *     AWS's guide: customizing user pool workflows with Lambda triggers</a>
 */
package dev.cognate.userpool.trigger;
