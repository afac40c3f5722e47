/** Users, roles and policies of the account as services keep them in memory, and what follows from them. */
package dev.cognate.iam.directory;
