/** The tables of compatibility in {@code docs/compat}, made from the names of the tests that show each line. */
package dev.cognate.e2e.compat;
