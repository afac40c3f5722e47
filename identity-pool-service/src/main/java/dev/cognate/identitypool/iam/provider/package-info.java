/** Identity providers whose users may take on roles. */
package dev.cognate.identitypool.iam.provider;
