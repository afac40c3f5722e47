/** The packaged suite, running: its address, its inbox, its database and its topics, as a test sees them. */
package dev.cognate.e2e.suite;
