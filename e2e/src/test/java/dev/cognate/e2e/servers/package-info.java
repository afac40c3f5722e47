/** The suite on servers that are not its own. */
package dev.cognate.e2e.servers;
