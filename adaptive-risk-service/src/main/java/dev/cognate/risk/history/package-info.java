/** What is remembered of sign-ins: learnt from the events of user pools, half a year long, a bounded number per user. */
package dev.cognate.risk.history;
