/** Server-rendered pages. */
package dev.cognate.local.page;
