package dev.cognate.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text of a policy in which wildcards and variables may stand. What a variable is replaced by stands for itself, wildcards
 * in it too, so that nobody can widen a policy by the name they choose.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">AWS's guide: policy
 *     variables</a>
 */
final class PolicyText {
    private static final String OPEN = "${";

    private final List<Part> parts;
    /** What it begins with in every request: most patterns that do not match differ here. */
    private final String prefix;
    /** What comes between there and the first wildcard. */
    private final Part[] head;
    /** What comes from there on; ready when there is no variable in it. */
    private final List<Part> tail;

    private final Optional<Glob> fixed;
    private final Optional<Glob> fixedTail;

    private PolicyText(List<Part> parts) {
        int wildcard = 0;
        while (wildcard < parts.size() && !(parts.get(wildcard) instanceof Part.Wildcard)) {
            wildcard++;
        }
        this.parts = List.copyOf(parts);
        boolean begins = !parts.isEmpty() && parts.getFirst() instanceof Part.Literal;
        this.prefix = begins ? parts.getFirst().text(RequestContext.EMPTY) : "";
        this.head = parts.subList(begins ? 1 : 0, wildcard).toArray(Part[]::new);
        this.tail = List.copyOf(parts.subList(wildcard, parts.size()));
        this.fixed = fixed(parts);
        this.fixedTail = fixed(tail);
    }

    private static Optional<Glob> fixed(List<Part> parts) {
        boolean varies = parts.stream().anyMatch(Part.Variable.class::isInstance);
        return varies ? Optional.empty() : assemble(parts, RequestContext.EMPTY);
    }

    private sealed interface Part {
        /** What it stands for in a request; null when the request lacks it: decisions ask too often for an Optional. */
        String text(RequestContext context);

        record Literal(String text) implements Part {
            @Override
            public String text(RequestContext context) {
                return text;
            }
        }

        record Wildcard(char character) implements Part {
            @Override
            public String text(RequestContext context) {
                return String.valueOf(character);
            }
        }

        record Variable(String key, Optional<String> fallback) implements Part {
            @Override
            public String text(RequestContext context) {
                List<String> values = context.get(key);
                return values.size() == 1 ? values.getFirst() : fallback.orElse(null);
            }
        }
    }

    /**
     * A text in which {@code *} and {@code ?} are wildcards.
     *
     * @param variables whether {@code ${…}} has a meaning: from version 2012-10-17 on
     */
    static PolicyText pattern(String source, boolean variables) {
        return new PolicyText(parts(source, true, variables));
    }

    /** A text in which only variables have a meaning. */
    static PolicyText literal(String source, boolean variables) {
        return new PolicyText(parts(source, false, variables));
    }

    /** Whether it stands for a value. Never when the request lacks a variable in it that has no default. */
    boolean matches(String value, RequestContext context) {
        if (!value.startsWith(prefix)) {
            return false;
        }
        int at = prefix.length();
        for (Part part : head) {
            String text = part.text(context);
            if (text == null || !value.startsWith(text, at)) {
                return false;
            }
            at += text.length();
        }
        Optional<Glob> rest = fixedTail.isPresent() ? fixedTail : assemble(tail, context);
        return rest.isPresent() && rest.get().matches(value, at);
    }

    /** With its variables replaced; empty when the request lacks one. */
    Optional<Glob> glob(RequestContext context) {
        return fixed.isPresent() ? fixed : assemble(parts, context);
    }

    private static Optional<Glob> assemble(List<Part> parts, RequestContext context) {
        Glob.Builder glob = new Glob.Builder();
        for (Part part : parts) {
            if (part instanceof Part.Wildcard(char character)) {
                glob.wildcard(character);
            } else {
                String text = part.text(context);
                if (text == null) {
                    return Optional.empty();
                }
                glob.literal(text);
            }
        }
        return Optional.of(glob.build());
    }

    private static List<Part> parts(String source, boolean wildcards, boolean variables) {
        List<Part> parts = new ArrayList<>();
        int index = 0;
        while (index < source.length()) {
            char character = source.charAt(index);
            int end = variables && source.startsWith(OPEN, index) ? source.indexOf('}', index) : -1;
            if (end > 0) {
                add(parts, variable(source.substring(index + OPEN.length(), end)));
                index = end + 1;
            } else {
                boolean wild = wildcards && (character == '*' || character == '?');
                add(parts, wild ? new Part.Wildcard(character) : new Part.Literal(String.valueOf(character)));
                index++;
            }
        }
        return parts;
    }

    /** Characters that stand for themselves are kept together. */
    private static void add(List<Part> parts, Part part) {
        if (part instanceof Part.Literal(String text)
                && !parts.isEmpty()
                && parts.getLast() instanceof Part.Literal(String before)) {
            parts.set(parts.size() - 1, new Part.Literal(before + text));
        } else {
            parts.add(part);
        }
    }

    private static Part variable(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return new Part.Literal(inside);
        }
        int comma = inside.indexOf(',');
        String key = comma < 0 ? inside : inside.substring(0, comma);
        Optional<String> fallback = comma < 0
                ? Optional.empty()
                : Optional.of(unquoted(inside.substring(comma + 1).strip()));
        return new Part.Variable(RequestContext.folded(key.strip()), fallback);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        if (!quoted) {
            throw MalformedPolicyException.syntax();
        }
        return text.substring(1, text.length() - 1);
    }
}
