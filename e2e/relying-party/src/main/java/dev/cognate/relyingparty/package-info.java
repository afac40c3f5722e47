/** What a team would write to put a Quarkus application behind a user pool: one resource and some settings. */
package dev.cognate.relyingparty;
