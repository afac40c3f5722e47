/** A stack for a benchmark alone, and the users in it. */
package dev.cognate.bench.stack;
