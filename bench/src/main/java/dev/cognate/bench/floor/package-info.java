/** Floors: the processor time of what an operation cannot avoid, measured alone. */
package dev.cognate.bench.floor;
