/** Tells from the code itself which operations of the contract are built. */
package dev.cognate.wire.coverage;
