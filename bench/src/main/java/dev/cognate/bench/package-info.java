/** Benchmarks: what a capability costs beside what it cannot avoid. */
package dev.cognate.bench;
