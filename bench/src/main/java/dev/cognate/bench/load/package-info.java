/** Load: callers that wait for each answer, their latencies and what the server process spent. */
package dev.cognate.bench.load;
