/** Rates of requests, and the buckets that keep them within one process. */
package dev.cognate.wire.rate;
