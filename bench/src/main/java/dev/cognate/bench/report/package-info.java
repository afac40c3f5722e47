/** What a benchmark found, for people and for programs. */
package dev.cognate.bench.report;
