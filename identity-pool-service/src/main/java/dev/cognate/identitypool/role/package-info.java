/** Roles of identities: which are set on a pool, and which one a user gets. */
package dev.cognate.identitypool.role;
