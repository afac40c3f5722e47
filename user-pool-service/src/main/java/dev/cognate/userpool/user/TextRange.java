package dev.cognate.userpool.user;

import java.util.Optional;

/** Ranges of texts in the order of their code points, which is that of PostgreSQL's collation "C" in UTF-8. */
final class TextRange {
    private TextRange() {}

    /** The first text behind all those that begin with {@code prefix}; empty when there is none. */
    static Optional<String> end(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            int next = next(points[last]);
            if (next <= Character.MAX_CODE_POINT) {
                return Optional.of(new String(points, 0, last) + Character.toString(next));
            }
        }
        return Optional.empty();
    }

    private static int next(int point) {
        return point + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : point + 1;
    }
}
