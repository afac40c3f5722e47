/** Requests to other servers: bounded in time and size, answered on the caller's own event loop. */
package dev.cognate.identitypool.http;
