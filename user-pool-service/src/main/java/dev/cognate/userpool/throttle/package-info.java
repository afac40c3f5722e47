/** Limits on guessing: password back-off and hourly limits on codes. */
package dev.cognate.userpool.throttle;
