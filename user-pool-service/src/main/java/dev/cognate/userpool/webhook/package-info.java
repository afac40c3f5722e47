/** What all our webhooks have in common. */
package dev.cognate.userpool.webhook;
