/** Requests that must be refused, and what must not happen because of them. */
package dev.cognate.e2e.badinput;
