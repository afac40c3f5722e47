/** The access gateway beside a direct connection to the same S3 server. */
package dev.cognate.bench.gateway;
