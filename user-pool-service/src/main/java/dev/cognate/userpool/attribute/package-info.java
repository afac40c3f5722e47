/**
 * Attributes of users against their pool's schema: what may be written, by whom, in which form, and what a client may
 * see.
 */
package dev.cognate.userpool.attribute;
