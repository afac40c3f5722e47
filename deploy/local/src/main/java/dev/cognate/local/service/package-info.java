/** The four services as child processes. */
package dev.cognate.local.service;
