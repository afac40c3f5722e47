package dev.cognate.userpool.login.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A sentence with placeholders, in the part of ICU's message syntax that pages need: {@code {name}} and
 * {@code {count, plural, one {# key} other {# keys}}}. There is no quoting: sentences hold no braces.
 *
 * @see <a href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU's message syntax</a>
 */
record Sentence(List<Part> parts) {

    Sentence {
        parts = List.copyOf(parts);
    }

    /** A piece of a sentence. */
    sealed interface Part {}

    /** Words as they are. */
    record Words(String text) implements Part {}

    /** What an argument says. */
    record Place(String name) implements Part {}

    /** The form that fits a number. */
    record Plural(String name, Map<String, Sentence> forms) implements Part {
        public Plural {
            forms = Map.copyOf(forms);
        }
    }

    static Sentence parse(String pattern) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('{', at);
            if (open < 0) {
                parts.add(new Words(pattern.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(new Words(pattern.substring(at, open)));
            }
            int close = closing(pattern, open);
            parts.add(place(pattern.substring(open + 1, close)));
            at = close + 1;
        }
        return new Sentence(parts);
    }

    private static Part place(String inside) {
        String[] pieces = inside.split(",", 3);
        if (pieces.length == 1) {
            return new Place(inside.strip());
        }
        if (pieces.length < 3 || !pieces[1].strip().equals("plural")) {
            throw new IllegalArgumentException("Only {name} and {name, plural, …} are understood: {" + inside + "}");
        }
        Map<String, Sentence> forms = new TreeMap<>();
        String rest = pieces[2].strip();
        while (!rest.isEmpty()) {
            int open = rest.indexOf('{');
            int close = closing(rest, open);
            forms.put(rest.substring(0, open).strip(), parse(rest.substring(open + 1, close)));
            rest = rest.substring(close + 1).strip();
        }
        if (!forms.containsKey("other")) {
            throw new IllegalArgumentException("A plural needs the form other: {" + inside + "}");
        }
        return new Plural(pieces[0].strip(), forms);
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int at = Math.max(open, 0); at < pattern.length(); at++) {
            depth += switch (pattern.charAt(at)) {
                case '{' -> 1;
                case '}' -> -1;
                default -> 0;
            };
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("A brace is not closed: " + pattern);
    }

    /** The placeholders' names. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Part part : parts) {
            switch (part) {
                case Words words -> names.addAll(Set.of());
                case Place place -> names.add(place.name());
                case Plural plural -> {
                    names.add(plural.name());
                    plural.forms().values().forEach(form -> names.addAll(form.names()));
                }
            }
        }
        return names;
    }

    /** The sentence with its placeholders filled; one that got no argument stays, for scripts to fill. */
    String with(Map<String, Object> arguments, Language language) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Words words -> out.append(words.text());
                case Place place -> out.append(argument(place, arguments, language));
                case Plural plural -> out.append(plural(plural, arguments, language));
            }
        }
        return out.toString();
    }

    /** Isolated where it may run in another direction than the words around it (Unicode UAX #9 §2.4). */
    private static String argument(Place place, Map<String, Object> arguments, Language language) {
        Object given = arguments.get(place.name());
        if (given == null) {
            return "{" + place.name() + "}";
        }
        return language.direction().equals("rtl") ? "\u2068" + given + "\u2069" : given.toString();
    }

    private static String plural(Plural plural, Map<String, Object> arguments, Language language) {
        long number = arguments.get(plural.name()) instanceof Number count ? count.longValue() : 0;
        Map<String, Sentence> forms = plural.forms();
        Sentence form = forms.getOrDefault(Plurals.category(language, number), forms.get("other"));
        return form.with(arguments, language).replace("#", Long.toString(number));
    }
}
