/** A certificate authority for this machine alone. */
package dev.cognate.local.tls;
