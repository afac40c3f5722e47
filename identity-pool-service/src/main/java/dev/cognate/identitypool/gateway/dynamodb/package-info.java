/** What requests of the DynamoDB API are about, in the words of policies: tables, indexes, keys and attributes. */
package dev.cognate.identitypool.gateway.dynamodb;
