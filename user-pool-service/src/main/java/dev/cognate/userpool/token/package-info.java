/** What a sign-in gives out: signing keys, JSON Web Tokens, refresh tokens and their revocation. */
package dev.cognate.userpool.token;
