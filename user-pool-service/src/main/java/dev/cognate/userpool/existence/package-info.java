/** Hides from the public which users exist, in answers and in time (PreventUserExistenceErrors). */
package dev.cognate.userpool.existence;
