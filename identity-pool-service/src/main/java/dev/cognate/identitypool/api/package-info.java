/** Opens the service's APIs on its port. */
package dev.cognate.identitypool.api;
