/** Users and their access keys. */
package dev.cognate.identitypool.iam.user;
