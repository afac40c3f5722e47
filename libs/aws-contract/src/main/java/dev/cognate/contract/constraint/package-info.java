/** Constraints of the model and AWS's sentences for their violations. */
package dev.cognate.contract.constraint;
