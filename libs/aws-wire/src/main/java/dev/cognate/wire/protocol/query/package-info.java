/** The {@code awsQuery} protocol: form parameters in, XML out. */
package dev.cognate.wire.protocol.query;
