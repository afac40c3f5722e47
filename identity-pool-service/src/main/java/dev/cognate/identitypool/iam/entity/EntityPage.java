package dev.cognate.identitypool.iam.entity;

import java.util.List;

/**
 * A part of a list.
 *
 * @param marker where it goes on, or null when it does not
 */
public record EntityPage<T>(List<T> items, String marker) {
    /** Whether there is more. */
    public boolean isTruncated() {
        return marker != null;
    }
}
