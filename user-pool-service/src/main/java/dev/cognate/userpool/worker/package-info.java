/** Threads for work that is too long for the event loop. */
package dev.cognate.userpool.worker;
