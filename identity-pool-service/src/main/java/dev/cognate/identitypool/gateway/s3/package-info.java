/** What requests of the S3 API are about, in the words of policies. */
package dev.cognate.identitypool.gateway.s3;
