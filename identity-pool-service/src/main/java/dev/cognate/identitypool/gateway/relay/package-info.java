/** How bodies pass the gateway: as a stream, checked on their way, never held as a whole. */
package dev.cognate.identitypool.gateway.relay;
