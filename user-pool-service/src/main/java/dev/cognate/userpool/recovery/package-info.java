/** Passwords that were forgotten, reset or changed. */
package dev.cognate.userpool.recovery;
