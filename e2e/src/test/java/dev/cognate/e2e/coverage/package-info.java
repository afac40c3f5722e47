/** Whether every operation that claims to be built answers the AWS SDK. */
package dev.cognate.e2e.coverage;
