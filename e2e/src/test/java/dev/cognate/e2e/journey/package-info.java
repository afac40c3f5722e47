/** What people do, through the AWS SDK for Java. */
package dev.cognate.e2e.journey;
