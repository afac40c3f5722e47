/** Datasets that follow a user from device to device. */
package dev.cognate.sync;
