/** Markers, in PostgreSQL, for what must happen once only: sealed sessions and secret blocks, which any replica could accept again. */
package dev.cognate.userpool.once;
