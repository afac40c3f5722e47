/**
 * The access gateway: requests that are signed with our credentials, for S3, DynamoDB or any signed HTTP API, verified,
 * decided by the caller's policies, signed anew with the operator's credentials and passed on.
 */
package dev.cognate.identitypool.gateway;
