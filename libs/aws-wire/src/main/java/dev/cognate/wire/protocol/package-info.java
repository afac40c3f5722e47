/** What a protocol does: find the operation, read its input, write its output and its errors. */
package dev.cognate.wire.protocol;
