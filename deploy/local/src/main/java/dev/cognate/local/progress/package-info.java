/** What a person sees while the stack starts. */
package dev.cognate.local.progress;
