/** An S3 and a DynamoDB server behind the access gateway, started when an application first asks for them. */
package dev.cognate.local.storage;
