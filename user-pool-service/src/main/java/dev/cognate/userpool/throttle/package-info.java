/**
 * Limits on guessing and on load: password back-off, hourly limits for codes, and rates for one address or app client.
 */
package dev.cognate.userpool.throttle;
