/** The folder a local stack keeps its state in. */
package dev.cognate.local.folder;
