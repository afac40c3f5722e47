/** What users read and change of themselves with an access token. */
package dev.cognate.userpool.profile;
