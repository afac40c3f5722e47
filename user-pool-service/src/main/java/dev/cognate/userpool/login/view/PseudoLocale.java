package dev.cognate.userpool.login.view;

/** English with accents, longer by a third: what stays plain was not translatable, what is cut off had no room. */
final class PseudoLocale {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ACCENTED = "áƀćďéƒǧĥíĵķłḿńóṕɋŕśťúṽẃẋýźÁƁĆĎÉƑǦĤÍĴĶŁḾŃÓṔɊŔŚŤÚṼẂẊÝŹ";

    private PseudoLocale() {}

    /** A pattern of a sentence with its words accented and its placeholders as they were. */
    static String accented(String pattern) {
        StringBuilder out = new StringBuilder("[");
        int depth = 0;
        for (int at = 0; at < pattern.length(); at++) {
            char character = pattern.charAt(at);
            depth += character == '{' ? 1 : 0;
            out.append(depth % 2 == 0 ? accented(character) : character);
            depth -= character == '}' ? 1 : 0;
        }
        return out.append(" ~".repeat(Math.max(1, pattern.length() / 10)))
                .append(']')
                .toString();
    }

    private static char accented(char character) {
        int index = PLAIN.indexOf(character);
        return index < 0 ? character : ACCENTED.charAt(index);
    }
}
