/** {@code ./cognate bench threat}: what it costs to judge sign-ins. */
package dev.cognate.bench.threat;
