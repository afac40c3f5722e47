/** The part of IAM's API that set-ups need: users, access keys, roles, policies and identity providers. */
package dev.cognate.identitypool.iam;
