/** The local stack as one object. */
package dev.cognate.local.stack;
