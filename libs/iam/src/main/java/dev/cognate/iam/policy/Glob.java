package dev.cognate.iam.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Text with wildcards: {@code *} for any characters, none too, and {@code ?} for exactly one. */
final class Glob {
    private static final char MANY = '*';

    private final String text;
    /** Where {@link #text} has a wildcard and not the character itself. */
    private final BitSet wild;
    /** The commonest one of all. */
    private final boolean all;

    private Glob(String text, BitSet wild) {
        this.text = text;
        this.wild = wild;
        this.all = text.equals("*") && !wild.isEmpty();
    }

    /** Collects a glob piece by piece. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final BitSet wild = new BitSet();

        /** Adds characters that stand for themselves. */
        Builder literal(String characters) {
            text.append(characters);
            return this;
        }

        /** Adds a wildcard. */
        Builder wildcard(char wildcard) {
            wild.set(text.length());
            text.append(wildcard);
            return this;
        }

        Glob build() {
            return new Glob(text.toString(), wild);
        }
    }

    /** Whether it stands for the whole of a text. */
    boolean matches(String value) {
        return matches(value, 0);
    }

    /** Whether it stands for all of a text from a place on. Time is at most the product of the two lengths. */
    boolean matches(String value, int from) {
        if (all) {
            return true;
        }
        if (wild.isEmpty()) {
            return value.length() - from == text.length() && value.startsWith(text, from);
        }
        int at = 0;
        int in = from;
        int star = -1;
        int resume = from;
        while (in < value.length()) {
            if (isMany(at)) {
                star = at++;
                resume = in;
            } else if (fits(at, value.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (isMany(at)) {
            at++;
        }
        return at == text.length();
    }

    private boolean isMany(int position) {
        return position < text.length() && text.charAt(position) == MANY && wild.get(position);
    }

    private boolean fits(int position, char character) {
        return position < text.length() && (wild.get(position) || text.charAt(position) == character);
    }

    /** The pieces between the first {@code most - 1} separators. */
    List<Glob> split(char separator, int most) {
        List<Glob> pieces = new ArrayList<>();
        int begin = 0;
        for (int index = 0; index < text.length() && pieces.size() < most - 1; index++) {
            if (text.charAt(index) == separator) {
                pieces.add(piece(begin, index));
                begin = index + 1;
            }
        }
        pieces.add(piece(begin, text.length()));
        return pieces;
    }

    private Glob piece(int begin, int end) {
        return new Glob(text.substring(begin, end), wild.get(begin, end));
    }

    /** The text, when it stands for nothing but itself. */
    String text() {
        return text;
    }
}
