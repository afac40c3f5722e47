/** Pages of lists. */
package dev.cognate.identitypool.page;
