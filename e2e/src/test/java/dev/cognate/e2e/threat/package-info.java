/** Threat protection from end to end: user pools, Kafka, the adaptive risk service, functions. */
package dev.cognate.e2e.threat;
