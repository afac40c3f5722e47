/** The {@code restJson1} protocol. */
package dev.cognate.wire.protocol.rest;
