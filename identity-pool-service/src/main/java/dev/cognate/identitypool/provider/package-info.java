/** Proofs of sign-in: which providers a pool trusts, and whether a login's token is really theirs. */
package dev.cognate.identitypool.provider;
