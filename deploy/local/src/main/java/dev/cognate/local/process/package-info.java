/** Child processes, their pid files and logs. */
package dev.cognate.local.process;
