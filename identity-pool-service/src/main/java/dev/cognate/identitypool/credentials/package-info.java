/** What an identity gets: its token, and temporary credentials of the role that fits its user. */
package dev.cognate.identitypool.credentials;
