/** The commands of the launcher. */
package dev.cognate.local.command;
