/** The service's HTTP face for AWS SDKs: the API cognito-idp, built from every feature's operations. */
package dev.cognate.userpool.api;
