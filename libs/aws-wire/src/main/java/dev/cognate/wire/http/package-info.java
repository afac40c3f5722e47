/** HTTP as the protocols see it: requests whose body was read within limits, percent-encoding, answers, hosts. */
package dev.cognate.wire.http;
