/** Threads: how results of other threads come back to the event loop a call started on. */
package dev.cognate.userpool.context;
