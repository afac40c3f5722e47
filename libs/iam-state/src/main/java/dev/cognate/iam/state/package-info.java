/** IAM's state in memory. */
package dev.cognate.iam.state;
