/** Opens the service's API on its port. */
package dev.cognate.sync.api;
