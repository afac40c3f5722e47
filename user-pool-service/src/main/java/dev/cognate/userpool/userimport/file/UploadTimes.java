package dev.cognate.userpool.userimport.file;

import java.time.Duration;

/**
 * How long an upload may take.
 *
 * @param piece for one piece, so that nobody holds a place by sending a byte now and then
 * @param whole for all of it
 */
public record UploadTimes(Duration piece, Duration whole) {}
