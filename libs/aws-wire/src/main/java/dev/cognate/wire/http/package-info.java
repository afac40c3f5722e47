/** HTTP as the protocols see it: requests whose body was read within limits, percent-encoding, answers. */
package dev.cognate.wire.http;
