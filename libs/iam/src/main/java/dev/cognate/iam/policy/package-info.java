/**
 * The IAM policy language: documents, what they say about a request, and how several of them are weighed.
 *
 * <p>{@link PolicyReader} reads documents once, {@link Permissions} decides requests with them. Nothing here knows where
 * policies are kept.
 */
package dev.cognate.iam.policy;
