/** Temporary credentials whose session token carries, sealed, everything a service has to know to verify them. */
package dev.cognate.iam.session;
