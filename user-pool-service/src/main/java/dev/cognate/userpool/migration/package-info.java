/** Users who come over from an older directory, one by one, as they sign in or ask for a new password. */
package dev.cognate.userpool.migration;
