/** User pool domains: the hosts at which the authorization server and the pages of a pool are found. */
package dev.cognate.userpool.domain;
