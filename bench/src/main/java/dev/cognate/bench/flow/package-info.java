/** Flows: what users and clients do, measured one after the other beside their floors. */
package dev.cognate.bench.flow;
