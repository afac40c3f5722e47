/** Roles. */
package dev.cognate.identitypool.iam.role;
