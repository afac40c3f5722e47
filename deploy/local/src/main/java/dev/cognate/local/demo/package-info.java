/** The demo pool and the walk through it. */
package dev.cognate.local.demo;
