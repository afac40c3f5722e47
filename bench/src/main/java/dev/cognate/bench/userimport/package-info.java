/** Importing users from a file beside inserting the same rows. */
package dev.cognate.bench.userimport;
