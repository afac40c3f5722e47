/**
 * AWS Signature Version 4: verifying, and signing what we send ourselves.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a
 *     signed AWS API request</a>
 */
package dev.cognate.wire.sigv4;
