/** Users that a backend of the operator's own vouches for: developer-authenticated identities. */
package dev.cognate.identitypool.developer;
