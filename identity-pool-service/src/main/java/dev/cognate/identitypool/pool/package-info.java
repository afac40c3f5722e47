/** Identity pools: their settings, and what becomes of them. */
package dev.cognate.identitypool.pool;
