/** The launcher of the local stack: embedded servers, services and gateway in one command. */
package dev.cognate.local;
