/** Answers the identity pool service whether the sign-in behind an ID token still holds (ServerSideTokenCheck). */
package dev.cognate.userpool.tokencheck;
