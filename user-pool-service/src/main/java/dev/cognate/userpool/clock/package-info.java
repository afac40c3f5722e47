/** Time: the one clock of the service, which tests replace. */
package dev.cognate.userpool.clock;
