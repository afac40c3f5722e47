package dev.cognate.userpool.user;

import dev.cognate.contract.idp.InvalidParameterException;

/**
 * Reads {@code attribute = "value"}. White space may stand around every part; inside the quotes a backslash escapes a
 * quotation mark or a backslash.
 */
final class UserFilterParser {
    private static final char QUOTE = '"';
    private static final char ESCAPE = '\\';

    private final String text;
    private int position;

    UserFilterParser(String text) {
        this.text = text;
    }

    UserFilter parse() {
        skipSpace();
        String attribute = attribute();
        skipSpace();
        UserFilter.Match match = match();
        skipSpace();
        String value = quoted();
        skipSpace();
        if (position < text.length()) {
            throw malformed();
        }
        return new UserFilter(attribute, match, value);
    }

    private String attribute() {
        int start = position;
        while (position < text.length() && isNamePart(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            throw malformed();
        }
        return text.substring(start, position);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '-';
    }

    private UserFilter.Match match() {
        if (take('=')) {
            return UserFilter.Match.EQUAL;
        }
        if (take('^') && take('=')) {
            return UserFilter.Match.BEGINS_WITH;
        }
        throw malformed();
    }

    private String quoted() {
        if (!take(QUOTE)) {
            throw malformed();
        }
        StringBuilder value = new StringBuilder();
        while (!take(QUOTE)) {
            if (take(ESCAPE) && !at(QUOTE) && !at(ESCAPE)) {
                throw malformed();
            }
            if (position == text.length()) {
                throw malformed();
            }
            value.append(text.charAt(position++));
        }
        return value.toString();
    }

    private boolean take(char wanted) {
        if (!at(wanted)) {
            return false;
        }
        position++;
        return true;
    }

    private boolean at(char wanted) {
        return position < text.length() && text.charAt(position) == wanted;
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private static InvalidParameterException malformed() {
        return new InvalidParameterException("Error while parsing filter.");
    }
}
