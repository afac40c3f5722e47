/** Scores the risk of sign-ins. */
package dev.cognate.risk;
