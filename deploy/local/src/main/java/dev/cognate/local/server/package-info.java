/** PostgreSQL, Redis and Kafka without installing them. */
package dev.cognate.local.server;
