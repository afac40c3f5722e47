/** What survives when a service dies at the worst moment. */
package dev.cognate.e2e.crash;
