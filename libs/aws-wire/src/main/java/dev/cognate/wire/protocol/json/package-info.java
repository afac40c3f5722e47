/** JSON as AWS reads and writes it, and the {@code awsJson1_1} protocol. */
package dev.cognate.wire.protocol.json;
