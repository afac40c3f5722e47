/** Where e-mail and SMS of the local stack land. */
package dev.cognate.local.inbox;
