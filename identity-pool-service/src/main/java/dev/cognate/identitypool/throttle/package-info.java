/** Limits on load that one address makes. */
package dev.cognate.identitypool.throttle;
