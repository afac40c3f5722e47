/** How much of the contract is built. */
package dev.cognate.local.coverage;
