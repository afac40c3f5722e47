/** PostgreSQL: units of work, documents in columns, pages of lists, and copies of settings that hear of changes. */
package dev.cognate.database;
