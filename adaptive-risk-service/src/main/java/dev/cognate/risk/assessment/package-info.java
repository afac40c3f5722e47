/** Answers user pools how risky a sign-in is. */
package dev.cognate.risk.assessment;
