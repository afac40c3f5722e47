/** DynamoDB Local for one machine only. */
package dev.cognate.dynamodb;
