/** The model of risk: pure, small, and the same answer for the same history. */
package dev.cognate.risk.scoring;
