/** Managed and inline policies, what they are attached to, and what they would say. */
package dev.cognate.identitypool.iam.policy;
