/** Codes that confirm a sign-up, a new password or an attribute: issued, checked and used once. */
package dev.cognate.userpool.code;
