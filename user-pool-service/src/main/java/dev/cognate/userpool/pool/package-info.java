/** User pools: their settings, defaults, life and schema. Other features ask {@link dev.cognate.userpool.pool.Pools}. */
package dev.cognate.userpool.pool;
