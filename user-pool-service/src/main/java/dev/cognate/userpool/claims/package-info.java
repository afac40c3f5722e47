/** Claims and scopes an operator declares in a file, so that no function has to run for them. Beyond Cognito. */
package dev.cognate.userpool.claims;
