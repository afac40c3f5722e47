/** What a decision of the policy engine costs. */
package dev.cognate.bench.policy;
