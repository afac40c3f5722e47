/** PostgreSQL: units of work. Each feature's store runs inside one. */
package dev.cognate.userpool.database;
