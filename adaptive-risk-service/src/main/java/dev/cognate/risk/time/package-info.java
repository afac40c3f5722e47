/** The clock of the service. */
package dev.cognate.risk.time;
