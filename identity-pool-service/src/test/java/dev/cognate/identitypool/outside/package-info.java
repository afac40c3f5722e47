/** The world outside the service: identity providers with keys and servers of their own. */
package dev.cognate.identitypool.outside;
