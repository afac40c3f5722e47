/** Identity pools with the tokens of real user pools, through the gateway. */
package dev.cognate.e2e.identitypool;
