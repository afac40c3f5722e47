/** The keyring of the process, from which every feature takes its own sealer. */
package dev.cognate.userpool.keys;
