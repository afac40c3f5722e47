/** From an HTTP request to an operation and back: one class for each step. */
package dev.cognate.wire.server;
