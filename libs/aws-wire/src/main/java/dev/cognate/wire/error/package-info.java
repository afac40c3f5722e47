/** Errors every API has beside its modelled ones, under each protocol's own names. */
package dev.cognate.wire.error;
